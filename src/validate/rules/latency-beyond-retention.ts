import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { fargates } from '#model/topology';
import type { Rule } from '../rule';

export const latencyBeyondRetention: Rule = {
  id: 'latency-beyond-retention',
  severity: 'error',
  summary: 'scaling lets messages wait until their queue deletes them',
  why:
    'Scaling adds tasks so that no message waits longer than the target. If the queue deletes messages ' +
    'before that, nobody receives them, and scaling sees nothing wrong. ' +
    'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-using-sqs-queue.html',
  adjustable: true,
  bad: `
network: { vpc: { create: {} } }
queues: { billing: { retention: 10m, deadLetters: { retention: 1d } } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { max: 10, latency: { target: 15m, processingTime: 1s } }
`,
  good: `
network: { vpc: { create: {} } }
queues: { billing: { retention: 4d } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { max: 10, latency: { target: 15m, processingTime: 1s } }
`,
  check(topology, found) {
    for (const { name, path, queues, scaling } of fargates(topology)) {
      if (scaling?.goal.kind !== 'latency') continue;
      const { target } = scaling.goal;
      for (const queue of queues) {
        if (!queue.owned || target < queue.retention) continue;
        found({
          message: `\`${name}\` may let a message wait for ${formatSeconds(target)}, but \`${queue.name}\` deletes it after ${formatSeconds(queue.retention)}`,
          path: child(path, 'scaling', 'latency', 'target'),
          help: 'increase `retention` of the queue, or lower the latency target',
        });
      }
    }
  },
};
