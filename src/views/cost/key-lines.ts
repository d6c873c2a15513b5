import { DATA_KEY_REUSE } from '#base/aws/calls';
import { HOURS } from '#model/kinds/cost';
import { isTopic } from '#model/outlets';
import { sendersOf } from '#model/senders';
import type { OwnedQueue, OwnedTopic, Topology } from '#model/topology';
import { line, type Line } from './line';

/** Who puts messages there, as KMS tells them apart: SNS is one, however many topics deliver. */
function principals(topology: Topology, outlet: OwnedQueue | OwnedTopic): number {
  const sns = !isTopic(outlet) && outlet.deliveredBy.length > 0 ? 1 : 0;
  return Math.max(1, sendersOf(topology, outlet).length + sns);
}

/**
 * Requests to the key of a queue or topic: two in each period for whoever sends, one for whoever receives, and never more
 * than there are messages for.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function keyLines(
  topology: Topology,
  outlet: OwnedQueue | OwnedTopic,
  { messages, consumers }: { readonly messages: number; readonly consumers: number },
): Line[] {
  const { kind } = outlet.encryption;
  if ((kind !== 'managed-key' && kind !== 'own-key') || messages === 0) return [];
  const reuse = isTopic(outlet) ? DATA_KEY_REUSE : (outlet.dataKeyReuse ?? DATA_KEY_REUSE);
  const periods = (HOURS * 3600) / reuse;
  const sending = 2 * Math.min(principals(topology, outlet) * periods, messages);
  const receiving = Math.min(consumers * periods, consumers > 0 ? messages : 0);
  return [line(outlet.name, 'requests to KMS', 'key-request', { quantity: sending + receiving })];
}
