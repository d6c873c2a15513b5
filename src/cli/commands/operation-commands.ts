import { command, type ArgumentSpec, type Command, type CommandSpec } from '../command';
import { FILTER_OPTIONS, FORMAT, JSON_ONLY, ONE_ENVIRONMENT, TOPOLOGY, YES } from './option-specs';

const QUEUE = {
  name: 'queue',
  description: 'a queue, for the dead letters from it; or a dead-letter queue',
  kind: 'queue',
} as const satisfies ArgumentSpec;

export const STATUS = {
  name: 'status',
  summary: 'show depth and age of queues, dead letters, consumers and alarms',
  arguments: [TOPOLOGY],
  options: [
    ONE_ENVIRONMENT,
    FORMAT,
    JSON_ONLY,
    {
      flags: '-w, --watch [seconds]',
      description: 'refresh after this many seconds (default: 5), until Ctrl-C',
    },
  ],
  examples: ['msgtopo status', 'msgtopo status -e prod --watch 10', 'msgtopo status -e prod --json'],
} as const satisfies CommandSpec;

export const DLQ_LS = {
  name: 'dlq ls',
  alias: 'list',
  summary: 'list dead-letter queues and how many messages they hold',
  arguments: [TOPOLOGY],
  options: [ONE_ENVIRONMENT, FORMAT, JSON_ONLY],
  examples: ['msgtopo dlq ls', 'msgtopo dlq ls -e prod --json'],
} as const satisfies CommandSpec;

export const DLQ_PEEK = {
  name: 'dlq peek',
  summary: 'read dead letters without removing them',
  arguments: [QUEUE, TOPOLOGY],
  options: [
    ONE_ENVIRONMENT,
    FORMAT,
    JSON_ONLY,
    { flags: '-n, --count <n>', description: 'at most this many', default: '10' },
    ...FILTER_OPTIONS,
  ],
  examples: ['msgtopo dlq peek billing', 'msgtopo dlq peek billing -e prod --count 100 --json'],
} as const satisfies CommandSpec;

export const DLQ_REDRIVE = {
  name: 'dlq redrive',
  summary: 'send dead letters back to their source queue',
  arguments: [QUEUE, TOPOLOGY],
  options: [
    ONE_ENVIRONMENT,
    FORMAT,
    JSON_ONLY,
    {
      ...YES,
      description:
        'send them; without this option, only show what would be sent; `--auto-approve` is the same',
    },
    { flags: '-n, --count <n>', description: 'at most this many (default: all)' },
    ...FILTER_OPTIONS,
    { flags: '--rate <n>', description: 'at most this many a second (default: no limit)' },
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
  summary: 'delete all dead letters of a queue permanently',
  arguments: [QUEUE, TOPOLOGY],
  options: [ONE_ENVIRONMENT, YES],
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
