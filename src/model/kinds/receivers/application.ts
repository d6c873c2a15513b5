import type { Receiver } from '../../topology';
import { afterSlash, OUTSIDE, type ReceiverFacts } from './facts';

/** An app on a phone, through its platform endpoint. */
export const application: ReceiverFacts<Extract<Receiver, { kind: 'application' }>> = {
  ...OUTSIDE,
  node: { words: 'mobile push', icon: 'M6 2h8v16H6zM9 15.5h2M9.5 6.5h1' },
  called: ({ arn }) => arn,
  label: ({ arn }) => afterSlash(arn),
  protocol: () => 'application',
  endpoint: ({ arn }) => arn,
  identifier: ({ arn }) => ({ arn }),
  staysInRegion: true,
  feedback: 'application',
  takesRaw: false,
  confirmedBy: undefined,
  isPerson: false,
  admission: { claim: 'the app is registered', isElsewhere: true },
  charge: { what: 'pushes', price: 'sns-push', isByChunk: false },
};
