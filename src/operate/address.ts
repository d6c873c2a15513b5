import type { Queue, Topology } from '#model/topology';
import type { QueueAddress } from './sqs';

/** Where AWS has a queue. With the account that the topology names, credentials of another one find nothing. */
export function queueAddressOf(topology: Topology, queue: Queue): QueueAddress {
  return { physicalName: queue.arn.resource, account: queue.arn.account ?? topology.account };
}
