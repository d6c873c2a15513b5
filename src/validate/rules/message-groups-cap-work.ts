import { child } from '#base/diagnostics/path';
import { mostTasks } from '#model/fargate';
import { HOURS } from '#model/kinds/cost';
import { streamsOf } from '#model/streams';
import { fargates } from '#model/topology';
import type { Rule } from '../rule';

const WITH = (groups: number) => `
network: { vpc: { create: {} } }
queues: { ledger: { fifo: true, messageGroups: ${groups}, traffic: { messages: 20, per: second } } }
consumers:
  worker:
    type: fargate
    queue: ledger
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { max: 10, latency: { target: 10m, processingTime: 250ms } }
`;

export const messageGroupsCapWork: Rule = {
  id: 'message-groups-cap-work',
  severity: 'warning',
  summary: 'a FIFO queue has fewer message groups than its consumer could process at once',
  why:
    'While a message of a group is in flight, a FIFO queue gives no other message of this group. So no more messages ' +
    'are processed at once than there are groups, however many tasks there are: the others wait and cost, and if more ' +
    'comes than the groups allow, messages expire. Use as the group the smallest thing that must stay in order. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html',
  bad: WITH(4),
  good: WITH(100),
  check(topology, found) {
    const streams = streamsOf(topology);
    for (const { name, queues, scaling, count } of fargates(topology)) {
      const goal = scaling?.goal.kind === 'latency' ? scaling.goal : { processingTime: 0, concurrency: 1 };
      const atOnce = (scaling ? mostTasks(scaling) : count) * goal.concurrency;
      // Of several queues, each may keep other tasks busy.
      const groups = queues.map((queue) => (queue.owned ? (queue.messageGroups ?? Infinity) : Infinity));
      const most = groups.reduce((sum, each) => sum + each, 0);
      for (const [index, queue] of queues.entries()) {
        if (!queue.owned || queue.messageGroups === undefined) continue;
        const messages = streams.queues.get(queue)?.messages ?? 0;
        const busy = (messages * goal.processingTime) / (HOURS * 3600);
        const path = child(queue.path, 'messageGroups');
        const help = 'use smaller message groups, or fewer tasks';
        if (busy > groups[index]!) {
          const message = `\`${queue.name}\` has ${groups[index]} message groups, and its traffic keeps ${Math.ceil(busy)} busy: messages of \`${name}\` wait until they expire`;
          found({ message, path, help: 'use smaller message groups, or process messages faster' });
        } else if (most < atOnce) {
          const message = `\`${name}\` could process ${atOnce} messages at once, and \`${queue.name}\` gives it ${groups[index]}, one of each message group`;
          found({ message, path, help });
        }
      }
    }
  },
};
