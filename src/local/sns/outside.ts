import type { LocalSubscription } from './topic';

/** What a topic hands over to somebody that is not a queue. */
export interface HandOver {
  readonly origin: string;
  /** The body as the protocol has it: raw, or in the envelope of SNS. */
  readonly body: string;
  readonly kind: 'Notification' | 'SubscriptionConfirmation';
}

/** Where endpoints are reached that are no queues. Nothing of it leaves the machine. */
export interface Outside {
  /** Gives it over; `undefined` if nobody is there, so that it is only shown. `false` is a delivery that failed. */
  handOver(subscription: LocalSubscription, what: HandOver): Promise<boolean> | undefined;
}

export const NOBODY_OUTSIDE: Outside = { handOver: () => undefined };
