import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import { fargates } from '#model/topology';
import type { Rule } from '../rule';

export const stopCutsWork: Rule = {
  id: 'stop-cuts-work',
  severity: 'warning',
  summary: 'a stopped task has no time to finish its message',
  why:
    'When ECS replaces tasks or scales in, it sends SIGTERM and, after the stop timeout, SIGKILL. An ' +
    'unfinished message becomes visible again. ' +
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html',
  bad: `
network: { vpc: { create: {} } }
queues: { billing: { visibilityTimeout: 5m } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { max: 10, latency: { target: 10m, processingTime: 45s } }
    stopTimeout: 30s
`,
  good: `
network: { vpc: { create: {} } }
queues: { billing: { visibilityTimeout: 5m } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { max: 10, latency: { target: 10m, processingTime: 45s } }
    stopTimeout: 1m
`,
  check(topology, found) {
    for (const { name, path, scaling, stopTimeout } of fargates(topology)) {
      if (scaling?.goal.kind !== 'latency' || scaling.goal.processingTime <= stopTimeout) continue;
      const { processingTime } = scaling.goal;
      found({
        message: `\`${name}\` needs ${formatSeconds(processingTime)} for a message, but is killed ${formatSeconds(stopTimeout)} after SIGTERM`,
        path: child(path, 'stopTimeout'),
        help: 'increase `stopTimeout`, up to 2m, and receive nothing after SIGTERM',
      });
    }
  },
};
