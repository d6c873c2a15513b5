import { isManagedKey } from './element';
import { lambdas, ownedQueues, ownedTopics, type Topology } from './topology';

/** Who writes to the topic that is made for an e-mail address: it has the key of all messages. */
export function mailServices({ monitoring }: Topology): string[] {
  return monitoring?.notify?.kind === 'email' ? ['cloudwatch.amazonaws.com'] : [];
}

/** Whether anything in the topology asks for the managed key. */
export function needsManagedKey(topology: Topology): boolean {
  const elements = [
    ...ownedTopics(topology),
    ...ownedQueues(topology),
    ...topology.stores.values(),
    ...lambdas(topology),
    topology.logs,
  ];
  return mailServices(topology).length > 0 || elements.some(({ encryption }) => isManagedKey(encryption));
}
