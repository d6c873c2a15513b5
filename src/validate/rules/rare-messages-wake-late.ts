import { INACTIVE_QUEUE, REACTION_TIME } from '#base/aws/scaling';
import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { mayHaveNoTask } from '#model/fargate';
import { HOURS } from '#model/kinds/cost';
import { consumersGivingTo, publishersOf } from '#model/outlets';
import { streamsOf, type Streams } from '#model/streams';
import { fargates, type Queue, type Topology } from '#model/topology';
import type { Rule } from '../rule';

/** How many messages come to a queue in a month, if the file tells it of everything that sends there. */
function messagesTo(queue: Queue, topology: Topology, { queues, topics }: Streams): number | undefined {
  if (!queue.owned) return undefined;
  const isUntold =
    queue.deliveredBy.some((topic) => !topics.get(topic)?.messages) ||
    publishersOf(topology, queue).some(({ traffic }) => traffic === undefined) ||
    consumersGivingTo(topology, queue).length > 0;
  const messages = queues.get(queue)?.messages ?? 0;
  return isUntold || messages === 0 ? undefined : messages;
}

export const rareMessagesWakeLate: Rule = {
  id: 'rare-messages-wake-late',
  severity: 'warning',
  summary: 'a service without tasks starts late for a message that comes rarely',
  why:
    'SQS stops sending metrics of a queue that nobody has used for six hours, and may take 15 minutes to start again ' +
    'after the next message. Until then nothing wakes a task. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/monitoring-using-cloudwatch.html',
  bad: `
network: { vpc: { create: {} } }
queues: { billing: { traffic: { messages: 30 } } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { min: 0, max: 4, latency: { target: 10m, processingTime: 1s } }
`,
  good: `
network: { vpc: { create: {} } }
queues: { billing: { traffic: { messages: 30 } } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { min: 1, max: 4, latency: { target: 10m, processingTime: 1s } }
`,
  check(topology, found) {
    const streams = streamsOf(topology);
    for (const { name, path, queues, scaling } of fargates(topology)) {
      if (scaling?.goal.kind !== 'latency' || !mayHaveNoTask(scaling)) continue;
      const latest = INACTIVE_QUEUE.heardAfter + REACTION_TIME;
      if (scaling.goal.target >= latest) continue;
      for (const queue of queues) {
        const messages = messagesTo(queue, topology, streams);
        if (messages === undefined || messages * INACTIVE_QUEUE.after > HOURS * 3600) continue;
        found({
          message: `\`${name}\` may wake ${formatSeconds(latest)} after a message in \`${queue.name}\`, which is quiet for hours with ${Math.round(messages)} messages a month`,
          path: child(path, 'scaling', 'latency', 'target'),
          help: `set \`min: 1\`, or the target to ${formatSeconds(latest)} or more`,
        });
      }
    }
  },
};
