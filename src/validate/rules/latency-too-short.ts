import { SHORTEST_TARGET } from '#base/aws/scaling';
import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { fargates } from '#model/topology';
import type { Rule } from '../rule';

export const latencyTooShort: Rule = {
  id: 'latency-too-short',
  severity: 'warning',
  summary: 'scaling cannot react as quickly as its target says',
  why:
    'SQS counts messages once a minute, CloudWatch may have the count two minutes later, and a task takes about a ' +
    'minute to start. Whatever scales on these metrics needs that time before the first message of a burst is ' +
    'received. A shorter target holds only while the tasks that run already are enough. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/monitoring-using-cloudwatch.html',
  bad: `
network: { vpc: { create: {} } }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { min: 2, max: 10, latency: { target: 30s, processingTime: 1s } }
`,
  good: `
network: { vpc: { create: {} } }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { min: 2, max: 10, latency: { target: 5m, processingTime: 1s } }
`,
  check(topology, found) {
    for (const { name, path, scaling } of fargates(topology)) {
      if (scaling?.goal.kind !== 'latency' || scaling.goal.target >= SHORTEST_TARGET) continue;
      const [target, shortest] = [formatSeconds(scaling.goal.target), formatSeconds(SHORTEST_TARGET)];
      found({
        message: `\`${name}\` cannot keep ${target} when a burst comes: scaling on CloudWatch metrics takes up to ${shortest}`,
        path: child(path, 'scaling', 'latency', 'target'),
        help: `set the target to ${shortest} or more; for less, let \`min\` tasks be enough for a burst, and accept this finding`,
      });
    }
  },
};
