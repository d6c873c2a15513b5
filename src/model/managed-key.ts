import { isManagedKey } from './element';
import { consumerFacts } from './kinds/consumers/index';
import { ownedQueues, ownedTopics, type Topology } from './topology';

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
    topology.logs,
  ];
  const ofVariables = Array.from(topology.consumers.values(), (one) => consumerFacts(one).encryption(one));
  const all = [...elements.map(({ encryption }) => encryption), ...ofVariables];
  return (
    mailServices(topology).length > 0 ||
    all.some((encryption) => encryption !== undefined && isManagedKey(encryption))
  );
}
