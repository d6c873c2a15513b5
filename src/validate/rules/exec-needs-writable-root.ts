import { child } from '#base/diagnostics/path';
import { fargates } from '#model/topology';
import type { Rule } from '../rule';

export const execNeedsWritableRoot: Rule = {
  id: 'exec-needs-writable-root',
  severity: 'error',
  summary: '`exec` in a container whose files cannot be changed',
  why:
    'The agent of `execute-command` writes into the container, and fails where it cannot. ' +
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html',
  bad: `
network: { vpc: { create: {} } }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    exec: true
`,
  good: `
network: { vpc: { create: {} } }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    exec: true
    readonlyRootFilesystem: false
`,
  check(topology, found) {
    for (const { name, path, exec, container } of fargates(topology)) {
      if (!exec || !container.readonlyRootFilesystem) continue;
      found({
        message: `\`exec\` cannot work in \`${name}\`, whose root file system is read-only`,
        path: child(path, 'exec'),
        help: 'set `readonlyRootFilesystem: false` where a shell is needed, such as in an override of `dev`',
      });
    }
  },
};
