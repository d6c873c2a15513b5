import type { Receiver } from '../../topology';
import { OUTSIDE, type ReceiverFacts } from './facts';

/** A mailbox. */
export const email: ReceiverFacts<Extract<Receiver, { kind: 'email' }>> = {
  ...OUTSIDE,
  node: { words: 'e-mail', icon: 'M2.5 4.5h15v11h-15zM2.5 5.5l7.5 5.5 7.5-5.5' },
  called: ({ address }) => address,
  label: ({ address }) => address,
  protocol: () => 'email',
  endpoint: ({ address }) => address,
  identifier: ({ address }) => ({ email: address }),
  feedback: undefined,
  takesRaw: false,
  confirmedBy: 'mailbox',
  isPerson: true,
  admission: { claim: 'its owner confirms the subscription', isElsewhere: true },
  charge: { what: 'e-mails', price: 'sns-email', isByChunk: false },
};
