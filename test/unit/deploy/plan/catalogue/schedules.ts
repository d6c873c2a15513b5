import { change, type Case } from './case';

const NIGHTS = `
network: { vpc: { create: { zones: [eu-west-1a, eu-west-1b] } } }
queues: { jobs: { visibilityTimeout: 5m } }
consumers:
  packer:
    type: fargate
    queue: jobs
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/p:1
    scaling:
      min: 1
      max: 8
      backlogPerTask: 10
      schedule:
        - { expression: cron(0 20 * * ? *), min: 0, max: 0 }
        - { expression: cron(0 6 * * ? *), min: 1, max: 8 }
`;

const MORNING = '        - { expression: cron(0 6 * * ? *), min: 1, max: 8 }\n';
const [EVENING_ACTION, MORNING_ACTION] = ['1', '2'].map(
  (number) => `stop-consumer:appautoscaling-scheduled-action.packer_schedule-${number}`,
);

function edit(title: string, from: string, to: string, ...dangers: readonly string[]): Case {
  return change(title, NIGHTS, [[from, to]], dangers);
}

/** Services without tasks at some times, and when tasks come back. */
export const SCHEDULE_CHANGES: readonly Case[] = [
  edit('tasks no longer come back in the morning', MORNING, '', MORNING_ACTION!),
  edit('tasks come back later', 'cron(0 6', 'cron(0 18', MORNING_ACTION!),
  edit('tasks end earlier', 'cron(0 20', 'cron(0 7', EVENING_ACTION!),
];

export const SCHEDULE_HARMLESS: readonly Case[] = [
  edit('there are more tasks in the morning', 'min: 1, max: 8 }', 'min: 2, max: 8 }'),
];
