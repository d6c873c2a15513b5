import { isForAll, MESSAGE_TIME, type Drill } from '#model/drill';
import { filteringConsumers } from '#model/event-filters';
import { consumerFacts, takenFrom } from '#model/kinds/consumers/index';
import { queueOf } from '#model/kinds/receivers/index';
import type { Topology } from '#model/topology';
import { aboutSeconds } from '#base/util/units';
import { METRIC_DELAY, type DrillResult } from './run';
import { TASK_START } from './worker-group';

function some(isSo: boolean, text: string): string[] {
  return isSo ? [text] : [];
}

function timeOf({ messageTime }: Drill): string {
  const rest = isForAll(messageTime) ? messageTime : MESSAGE_TIME;
  return (
    `a message takes ${Math.round(rest * 1000)} ms, a fifth more or less, where neither \`processingTime\` nor ` +
    '`messageTime` says otherwise'
  );
}

/** What a drill takes for granted, as clauses. */
export function assumptionsOf(topology: Topology, { drill, queues, consumers }: DrillResult): string[] {
  const capacities = consumers.flatMap(({ consumer }) =>
    takenFrom(consumer).map((queue) => consumerFacts(consumer).capacity(consumer, queue)),
  );
  const tasks = capacities.filter((capacity) => capacity.by === 'tasks');
  const isShared = queues.some((queue) => queue.consumers.length > 1);
  const isStarting = consumers.some(({ consumer }) => {
    const { handling } = consumerFacts(consumer);
    return consumer.queues.some((queue) => handling(consumer, queue).startsOnly);
  });
  return [
    timeOf(drill),
    'messages come by chance around the traffic of the file, and `share` says what filters let through',
    ...some(tasks.length > 0, `a task starts in ${aboutSeconds(TASK_START)}, which AWS does not promise`),
    ...some(
      tasks.length > 0,
      'a task asks for as many messages as it can process in half of their visibility timeout, ten at most',
    ),
    `metrics come ${aboutSeconds(METRIC_DELAY)} late, which AWS does not promise`,
    ...some(
      tasks.some(({ scales }) => scales),
      'target tracking rounds the number of tasks up, which AWS does not promise either',
    ),
    ...some(
      capacities.some(({ by }) => by === 'calls'),
      'AWS takes 5 batches at once and up to 300 more in each minute, of pipes as of event sources; the account has ' +
        'enough concurrency',
    ),
    ...some(
      isStarting,
      'an execution that nobody waits for is started in 100 ms, and takes its message from the queue',
    ),
    'a message that takes longer than its visibility timeout is received again, and the first attempt was in vain',
    ...some(isShared, 'consumers of one queue take what they can'),
    ...some(
      queues.some(({ queue }) => queue.fifo && !(queue.owned && queue.messageGroups)),
      'FIFO queues without `messageGroups` have more of them than there are tasks or calls',
    ),
    ...some(topology.network !== undefined && tasks.length > 0, 'the network, Spot and deploys end no task'),
  ];
}

/** What a drill leaves out, as clauses. */
export function notPlayed(topology: Topology, { quiet }: DrillResult): string[] {
  const direct = topology.subscriptions.some(({ receiver }) => queueOf(receiver) === undefined);
  const consumers = [...topology.consumers.values()];
  const stopped = consumers.flatMap((consumer) => {
    const { name, queues } = consumer;
    const off = queues.filter((queue) => !takenFrom(consumer).includes(queue));
    const all = `\`${name}\`, which is switched off`;
    if (off.length === queues.length) return off.length === 0 ? [] : [all];
    return off.map((queue) => `${all} for \`${queue.name}\``);
  });
  return [
    ...some(direct, 'what topics deliver without a queue between'),
    ...quiet.map(({ name }) => `\`${name}\`, to which no message comes: give it or its topic \`traffic\``),
    ...stopped,
    ...some(
      filteringConsumers(topology).length > 0,
      'filters of event sources and pipes: every message is processed',
    ),
    ...some(
      consumers.some(({ sends, publishes }) => sends.length + publishes.length > 0),
      'what consumers send on, unless `traffic` counts it',
    ),
  ];
}
