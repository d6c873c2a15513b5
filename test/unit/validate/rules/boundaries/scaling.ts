import { fargate, latency, pair, section, type Boundary } from './boundary';

function sleeping(target: string): string {
  const scaling = `scaling: { min: 0, max: 10, latency: { target: ${target}, processingTime: 1s } }`;
  return fargate('traffic: { messages: 30 }', scaling);
}

function ofQueues(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `q${index}`).join();
  return `
network: { vpc: { create: {} } }
${section('queues', count)}
consumers:
  worker:
    type: fargate
    queues: [${names}]
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { max: 10, backlogPerTask: 100 }
`;
}

const loaded = (messages: number) => fargate(`traffic: { messages: ${messages} }`, latency('10m', '1s'));
const grouped = (groups: number) => fargate(`fifo: true, messageGroups: ${groups}`, latency('10m', '1s'));

/** Tasks that are replaced while so many percent of them may run. */
const replaced = (tasks: string, maxPercent: number, minHealthyPercent = 100) =>
  fargate('', tasks, `deployment: { maxPercent: ${maxPercent}, minHealthyPercent: ${minHealthyPercent} }`);

const SCHEDULED =
  'scaling: { min: 2, max: 9, backlogPerTask: 9, schedule: [{ expression: "cron(0 22 * * ? *)", min: 1 }] }';

/** Ten tasks, a second for a message, a month of 730 hours. */
const AS_MANY = 10 * 730 * 3600;

/** What scaling can keep. */
export const SCALING: readonly Boundary[] = [
  pair(
    'latency-too-short',
    'five minutes',
    fargate('', latency('5m', '1s')),
    fargate('', latency('299s', '1s')),
  ),
  pair('load-beyond-tasks', 'ten tasks that are always busy', loaded(AS_MANY), loaded(AS_MANY + 1)),
  pair('message-groups-cap-work', 'a group for each task', grouped(10), grouped(9)),
  pair('no-room-to-deploy', 'one task more than one', replaced('count: 1', 200), replaced('count: 1', 199)),
  pair('no-room-to-deploy', 'one task more than three', replaced('count: 3', 134), replaced('count: 3', 133)),
  pair(
    'no-room-to-deploy',
    'one task less than three',
    replaced('count: 3', 100, 66),
    replaced('count: 3', 100, 67),
  ),
  pair('no-room-to-deploy', 'no task', replaced('count: 0', 199), replaced('count: 1', 199)),
  pair(
    'no-room-to-deploy',
    'two scheduled tasks',
    replaced(SCHEDULED.replace('min: 1', 'min: 2'), 150),
    replaced(SCHEDULED, 150),
  ),
  pair(
    'no-room-to-deploy',
    'the first task of a service that sleeps',
    replaced('scaling: { min: 0, max: 9, backlogPerTask: 9 }', 200),
    replaced('scaling: { min: 0, max: 9, backlogPerTask: 9 }', 199),
  ),
  pair('rare-messages-wake-late', 'nineteen minutes', sleeping('19m'), sleeping('1139s')),
  pair('too-many-scaled-queues', 'four queues', ofQueues(4), ofQueues(5)),
];
