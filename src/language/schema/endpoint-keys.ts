/** The keys that say where a subscription delivers; exactly one stands in each. */
export const ENDPOINT_KEYS = ['queue', 'lambda', 'function', 'url', 'email', 'sms', 'firehose', 'application'] as const;
