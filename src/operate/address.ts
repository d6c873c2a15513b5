import type { Queue, Topology } from '#model/topology';
import type { QueueAddress } from './sqs';

/** Where AWS has a queue. With the account that the topology names, credentials of another one find nothing. */
export function queueAddressOf(topology: Topology, queue: Queue): QueueAddress {
  const { resource, account, region } = queue.arn;
  return { physicalName: resource, account: account ?? topology.account, region };
}
