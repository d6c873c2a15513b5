import { SCALED_QUEUES } from '#base/aws/scaling';
import { child } from '#base/diagnostics/path';
import { fargates } from '#model/topology';
import type { Rule } from '../rule';

export const tooManyScaledQueues: Rule = {
  id: 'too-many-scaled-queues',
  severity: 'error',
  summary: 'a service scales with more queues than fit into an alarm',
  why:
    'An alarm on metric math takes ten metrics. Scaling needs two of each queue and one of the service. CloudWatch ' +
    'refuses more in the middle of a deploy. ' +
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html',
  bad: `
network: { vpc: { create: {} } }
queues: { a: {}, b: {}, c: {}, d: {}, e: {} }
consumers:
  worker:
    type: fargate
    queues: [a, b, c, d, e]
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { max: 10, backlogPerTask: 100 }
`,
  good: `
network: { vpc: { create: {} } }
queues: { a: {}, b: {}, c: {}, d: {}, e: {} }
consumers:
  worker:
    type: fargate
    queues: [a, b, c, d, e]
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    count: 10
`,
  check(topology, found) {
    for (const { name, path, queues, scaling } of fargates(topology)) {
      if (!scaling || queues.length <= SCALED_QUEUES) continue;
      found({
        message: `\`${name}\` scales with ${queues.length} queues, and the metrics of ${SCALED_QUEUES} fit into an alarm`,
        path: child(path, 'queues'),
        help: 'read them with several consumers, or set `count` instead of `scaling`',
      });
    }
  },
};
