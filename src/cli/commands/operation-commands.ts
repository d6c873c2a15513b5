import { command, type ArgumentSpec, type Command, type CommandSpec } from '../command';
import { FILTER_OPTIONS, FORMAT, JSON_ONLY, ONE_ENVIRONMENT, TOPOLOGY } from './option-specs';

const QUEUE = {
  name: 'queue',
  description: 'a queue of the topology, for the dead letters that come from it, or a dead-letter queue',
  kind: 'queue',
} as const satisfies ArgumentSpec;

export const STATUS = {
  name: 'status',
  summary: 'show how many messages wait, how old they are, what is dead, and how consumers are doing',
  arguments: [TOPOLOGY],
  options: [
    ONE_ENVIRONMENT,
    FORMAT,
    JSON_ONLY,
    { flags: '-w, --watch [seconds]', description: 'again after so many seconds (5), until Ctrl-C' },
  ],
  examples: ['msgtopo status', 'msgtopo status -e prod --watch 10', 'msgtopo status -e prod --json'],
} as const satisfies CommandSpec;

export const DLQ_LS = {
  name: 'dlq ls',
  summary: 'list the dead-letter queues and what they hold',
  arguments: [TOPOLOGY],
  options: [ONE_ENVIRONMENT, FORMAT, JSON_ONLY],
  examples: ['msgtopo dlq ls', 'msgtopo dlq ls -e prod --json'],
} as const satisfies CommandSpec;

export const DLQ_PEEK = {
  name: 'dlq peek',
  summary: 'read dead letters and leave them where they are',
  arguments: [QUEUE, TOPOLOGY],
  options: [
    ONE_ENVIRONMENT,
    FORMAT,
    JSON_ONLY,
    { flags: '-n, --count <n>', description: 'at most so many', default: '10' },
    ...FILTER_OPTIONS,
  ],
  examples: ['msgtopo dlq peek billing', 'msgtopo dlq peek billing -e prod --count 100 --json'],
} as const satisfies CommandSpec;

export const DLQ_REDRIVE = {
  name: 'dlq redrive',
  summary: 'send dead letters back to the queue that they come from',
  arguments: [QUEUE, TOPOLOGY],
  options: [
    ONE_ENVIRONMENT,
    FORMAT,
    JSON_ONLY,
    { flags: '-y, --yes', description: 'do it; without this only tell what would be done' },
    { flags: '-n, --count <n>', description: 'at most so many (default: all)' },
    ...FILTER_OPTIONS,
    { flags: '--rate <n>', description: 'at most so many a second (default: as fast as it goes)' },
  ],
  examples: [
    'msgtopo dlq redrive billing',
    'msgtopo dlq redrive billing --yes',
    `msgtopo dlq redrive billing --filter '{"eventType":["order_created"]}' --yes`,
    'msgtopo dlq redrive billing -e prod --count 100 --rate 5 --yes',
  ],
} as const satisfies CommandSpec;

export const DLQ_PURGE = {
  name: 'dlq purge',
  summary: 'delete all dead letters of a queue for good',
  arguments: [QUEUE, TOPOLOGY],
  options: [ONE_ENVIRONMENT, { flags: '-y, --yes', description: 'do not ask for the name of the queue' }],
  examples: ['msgtopo dlq purge billing', 'msgtopo dlq purge billing -e dev --yes'],
} as const satisfies CommandSpec;

/** The commands that work on the messages of what is deployed. */
export const OPERATION_COMMANDS: readonly Command[] = [
  command(STATUS, () => import('./status')),
  command(DLQ_LS, () => import('./dlq-ls')),
  command(DLQ_PEEK, () => import('./dlq-peek')),
  command(DLQ_REDRIVE, () => import('./dlq-redrive')),
  command(DLQ_PURGE, () => import('./dlq-purge')),
];
