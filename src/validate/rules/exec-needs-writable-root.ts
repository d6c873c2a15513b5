import { child } from '#base/diagnostics/path';
import { fargates } from '#model/topology';
import type { Rule } from '../rule';

export const execNeedsWritableRoot: Rule = {
  id: 'exec-needs-writable-root',
  severity: 'error',
  summary: '`exec` is on for a container with a read-only root file system',
  why:
    'The agent of `execute-command` writes to the container, and fails if it cannot. ' +
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
        message: `\`exec\` does not work in \`${name}\`, because its root file system is read-only`,
        path: child(path, 'exec'),
        help: 'set `readonlyRootFilesystem: false` where you need a shell, for example in the override of `dev`',
      });
    }
  },
};
