import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { fargates } from '#model/topology';
import type { Rule } from '../rule';

export const workOutlastsVisibility: Rule = {
  id: 'work-outlasts-visibility',
  severity: 'warning',
  summary: 'a message becomes visible again while a task still processes it',
  why:
    'When the visibility timeout ends, another task receives the message. It is processed twice, and the ' +
    'first task can no longer delete it. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
  bad: `
network: { vpc: { create: {} } }
queues: { billing: { visibilityTimeout: 30s } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { max: 10, latency: { target: 10m, processingTime: 45s } }
    stopTimeout: 1m
`,
  good: `
network: { vpc: { create: {} } }
queues: { billing: { visibilityTimeout: 2m } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { max: 10, latency: { target: 10m, processingTime: 45s } }
    stopTimeout: 1m
`,
  check(topology, found) {
    for (const { name, queues, scaling } of fargates(topology)) {
      if (scaling?.goal.kind !== 'latency') continue;
      const { processingTime } = scaling.goal;
      for (const queue of queues) {
        if (!queue.owned || processingTime <= queue.visibilityTimeout) continue;
        found({
          message: `\`${name}\` processes a message for ${formatSeconds(processingTime)}, but \`${queue.name}\` hides it for ${formatSeconds(queue.visibilityTimeout)}`,
          path: child(queue.path, 'visibilityTimeout'),
          help: `set \`visibilityTimeout\` to several times ${formatSeconds(processingTime)}`,
        });
      }
    }
  },
};
