import { FARGATE_MEMORY } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { fargates } from '#model/topology';
import type { Rule } from '../rule';

export const fargateSize: Rule = {
  id: 'fargate-size',
  severity: 'error',
  summary: 'Fargate has no tasks of this size',
  why:
    'Each amount of CPU allows only certain amounts of memory. ' +
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html',
  bad: `
network: { vpc: { create: {} } }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    cpu: 256
    memory: 4096
`,
  good: `
network: { vpc: { create: {} } }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    cpu: 512
    memory: 4096
`,
  check(topology, found) {
    for (const { path, cpu, memory } of fargates(topology)) {
      const sizes = FARGATE_MEMORY[cpu];
      if (sizes.includes(memory)) continue;
      const enough = sizes.find((size) => size >= memory) ?? sizes.at(-1)!;
      found({
        message: `Fargate has no tasks with ${cpu} CPU units and ${memory} MiB of memory`,
        path: child(path, 'memory'),
        help: `with \`cpu: ${cpu}\` the nearest is \`memory: ${enough}\`; possible are ${sizes[0]!} to ${sizes.at(-1)!}`,
      });
    }
  },
};
