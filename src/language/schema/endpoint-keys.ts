/** The keys that say where a subscription delivers; exactly one stands in each. */
export const ENDPOINT_KEYS = ['queue', 'lambda', 'url', 'email', 'sms', 'firehose', 'application'] as const;
