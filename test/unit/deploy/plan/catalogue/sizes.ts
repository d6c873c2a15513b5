import { change, type Case } from './case';
import { IMAGE } from './workers';

const INSIDE = `
queues: { jobs: { visibilityTimeout: 2m }, parcels: { visibilityTimeout: 2m } }
network: { vpc: vpc-1, subnets: [subnet-1], endpoints: none, egress: [0.0.0.0/0] }
consumers:
  packer: { type: fargate, queue: jobs, image: "${IMAGE}/p:1", cpu: 1024, memory: 4096, ephemeralStorage: 50, securityGroups: [sg-1] }
  sorter: { type: lambda, queue: parcels, code: { inline: "def handler(e, c): pass" }, runtime: python3.13, handler: index.handler, memory: 1024, timeout: 20s, network: true, securityGroups: [sg-1] }
`;

function inside(title: string, from: string, to: string, ...dangers: readonly string[]): Case {
  return change(title, INSIDE, [[from, to]], dangers);
}

const SORTER = INSIDE.slice(INSIDE.indexOf('  sorter:'));
const OTHER = SORTER.replace('sorter:', 'other:')
  .replace('parcels', 'jobs')
  .replace(', securityGroups: [sg-1]', '');
const PACKER = INSIDE.slice(INSIDE.indexOf('  packer:'), INSIDE.indexOf('  sorter:'));

/** Consumers that get less to work with, leave a security group, or give their queue to somebody else. */
export const SIZE_CHANGES: readonly Case[] = [
  inside(
    'a task has less processor time',
    'cpu: 1024',
    'cpu: 512',
    'slow-consumer:ecs-task-definition.packer',
  ),
  inside('a task has less memory', '4096', '2048', 'slow-consumer:ecs-task-definition.packer'),
  inside(
    'a task has less disk space',
    'ephemeralStorage: 50',
    'ephemeralStorage: 30',
    'slow-consumer:ecs-task-definition.packer',
  ),
  inside('a function has less memory', 'memory: 1024', 'memory: 512', 'slow-consumer:lambda-function.sorter'),
  inside('a function has less time', 'timeout: 20s', 'timeout: 5s', 'stop-consumer:lambda-function.sorter'),
  inside(
    'a task leaves the group that others let in',
    ', securityGroups: [sg-1] }\n  sorter',
    ' }\n  sorter',
    'cut-network:network.network',
  ),
  inside(
    'a function leaves the group that others let in',
    'true, securityGroups: [sg-1]',
    'true',
    'cut-network:network.network',
  ),
  inside(
    'a function is in another group',
    'true, securityGroups: [sg-1]',
    'true, securityGroups: [sg-1, sg-2]',
    'widen-access:lambda-function.sorter',
  ),
  inside(
    'a function takes the queue of a service, and is switched off',
    PACKER,
    OTHER.replace('memory:', 'enabled: false, memory:'),
    'destroy:ecs-service.packer',
  ),
  inside(
    'a service without tasks takes the queue of a function',
    SORTER,
    `  other: { type: fargate, queue: parcels, image: "${IMAGE}/p:1", count: 0 }\n`,
    'destroy:lambda-event-source-mapping.parcels_to_sorter',
  ),
];

export const SIZE_HARMLESS: readonly Case[] = [
  inside('a task has more of everything', 'cpu: 1024, memory: 4096', 'cpu: 2048, memory: 8192'),
  inside('a function takes the queue of a service', PACKER, OTHER),
  inside(
    'a service takes the queue of a function',
    SORTER,
    `  other: { type: fargate, queue: parcels, image: "${IMAGE}/p:1" }\n`,
  ),
  inside(
    'a sidecar has an image of another repository',
    'cpu: 1024',
    `sidecars: { proxy: { image: "${IMAGE}/x:1", user: "1000" } }, cpu: 1024`,
  ),
];
