import { formatArn } from '#base/aws/arns';
import { MESSAGE } from '#base/aws/limits';
import type { Receiver } from '../../topology';
import { NONE, type ReceiverFacts } from './facts';

/** A queue of the file or of somebody else. */
export const queue: ReceiverFacts<Extract<Receiver, { kind: 'queue' }>> = {
  ...NONE,
  isGivenUpSoon: false,
  staysInRegion: false,
  node: undefined,
  queue: ({ queue }) => queue,
  others: ({ queue }) => (queue.owned ? undefined : { label: `queue \`${queue.name}\``, arn: queue.arn }),
  called: ({ queue }) => queue.name,
  label: ({ queue }) => queue.name,
  protocol: () => 'sqs',
  endpoint: ({ queue }, account) => formatArn(queue.arn, account),
  identifier: ({ queue }, account) =>
    queue.owned ? { name: queue.physicalName } : { arn: formatArn(queue.arn, account) },
  feedback: 'sqs',
  takesRaw: true,
  takesDeliveryPolicy: false,
  isBehindFifo: true,
  mostBytes: MESSAGE.queueSize,
  confirmedBy: undefined,
  isPerson: false,
  admission: { claim: 'the policy of the queue lets exactly this topic send', isElsewhere: false },
  charge: undefined,
  notCounted: undefined,
};
