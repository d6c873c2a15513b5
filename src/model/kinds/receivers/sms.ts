import type { Receiver } from '../../topology';
import { OUTSIDE, type ReceiverFacts } from './facts';

/** A phone. */
export const sms: ReceiverFacts<Extract<Receiver, { kind: 'sms' }>> = {
  ...OUTSIDE,
  node: { words: 'SMS', icon: 'M2.5 3.5h15v10h-8l-4 3.5v-3.5h-3zM6.5 8.5h7' },
  called: ({ number }) => number,
  label: ({ number }) => number,
  protocol: () => 'sms',
  endpoint: ({ number }) => number,
  identifier: ({ number }) => ({ phone: number }),
  feedback: undefined,
  takesRaw: false,
  confirmedBy: undefined,
  isPerson: true,
  admission: { claim: 'SNS may send text messages there', isElsewhere: true },
  charge: undefined,
  notCounted: 'text messages, which cost more than everything else and differ by country',
};
