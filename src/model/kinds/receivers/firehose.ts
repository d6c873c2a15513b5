import { MESSAGE } from '#base/aws/limits';
import type { Receiver } from '../../topology';
import { afterSlash, OUTSIDE, type ReceiverFacts } from './facts';

/** A Firehose stream. */
export const firehose: ReceiverFacts<Extract<Receiver, { kind: 'firehose' }>> = {
  ...OUTSIDE,
  node: { words: 'Firehose stream', icon: 'M2.5 5.5h8l4 4.5-4 4.5h-8M2.5 10h8M16 7l2 3-2 3' },
  stream: ({ arn }) => arn,
  called: ({ arn }) => arn,
  label: ({ arn }) => afterSlash(arn),
  protocol: () => 'firehose',
  endpoint: ({ arn }) => arn,
  identifier: ({ arn }) => ({ arn }),
  staysInRegion: true,
  feedback: 'firehose',
  takesRaw: true,
  mostBytes: MESSAGE.firehoseSize,
  confirmedBy: undefined,
  isPerson: false,
  // The role is made here.
  admission: { claim: 'the role of the subscription may write to the stream', isElsewhere: false },
  charge: undefined,
  notCounted: 'Firehose',
};
