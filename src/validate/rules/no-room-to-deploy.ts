import { child } from '#base/diagnostics/path';
import { plural } from '#base/util/text';
import { fewestTasks, type Fargate } from '#model/fargate';
import { fargates } from '#model/topology';
import type { Rule } from '../rule';

/** The number of tasks with which ECS may neither start another one nor stop one; undefined if there is none. */
function stuckAt({ count, scaling, deployment }: Fargate): number | undefined {
  const { minHealthyPercent, maxPercent } = deployment;
  // The fewer there are, the more is lost by rounding. Of no task at all there is none to replace.
  const tasks = scaling ? Math.max(1, fewestTasks(scaling)) : count;
  const mayStart = Math.floor((tasks * maxPercent) / 100) > tasks;
  const mayStop = Math.ceil((tasks * minHealthyPercent) / 100) < tasks;
  return tasks === 0 || mayStart || mayStop ? undefined : tasks;
}

/** From which value on there is room for one task. */
function helpFor(tasks: number): string {
  const [most, least] = [Math.ceil(((tasks + 1) * 100) / tasks), Math.floor(((tasks - 1) * 100) / tasks)];
  return `set \`maxPercent\` to ${most}${most < 200 ? ' or more' : ''}, or \`minHealthyPercent\` to ${least}${least > 0 ? ' or less' : ''}`;
}

const WITH = (maxPercent: number) => `
network: { vpc: { create: {} } }
queues: { billing: { visibilityTimeout: 5m } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    count: 2
    deployment: { maxPercent: ${maxPercent} }
`;

export const noRoomToDeploy: Rule = {
  id: 'no-room-to-deploy',
  severity: 'error',
  adjustable: true,
  summary: 'ECS may neither start nor stop a task during a deployment, which then never ends',
  why:
    'ECS rounds `maxPercent` of the tasks down and `minHealthyPercent` up. Where both are the number of tasks that run, no task ' +
    'of the new version starts and none of the old one stops. ' +
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html',
  bad: WITH(100),
  good: WITH(150),
  check(topology, found) {
    for (const fargate of fargates(topology)) {
      const tasks = stuckAt(fargate);
      if (tasks === undefined) continue;
      const { minHealthyPercent, maxPercent } = fargate.deployment;
      found({
        message: `\`${fargate.name}\` cannot be deployed while it has ${plural(tasks, 'task')}: ${maxPercent} % of them, rounded down, lets ECS start no other, and ${minHealthyPercent} %, rounded up, lets it stop none`,
        path: child(fargate.path, 'deployment', 'maxPercent'),
        help: helpFor(tasks),
      });
    }
  },
};
