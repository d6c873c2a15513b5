import { command, type ArgumentSpec, type Command, type CommandSpec, type OptionSpec } from '../command';
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

const CONSUMER = {
  name: 'consumer',
  description: 'a consumer, by its name in the file',
  kind: 'consumer',
} as const satisfies ArgumentSpec;

const CONTAINER = {
  flags: '-c, --container <name>',
  description: 'one container of a Fargate service',
} as const satisfies OptionSpec;

export const LOGS = {
  name: 'logs',
  summary: 'show what a consumer writes to CloudWatch Logs',
  arguments: [CONSUMER, TOPOLOGY],
  options: [
    ONE_ENVIRONMENT,
    { flags: '-s, --since <time>', description: 'how far back', default: '10m' },
    { flags: '-F, --follow', description: 'go on until Ctrl-C' },
    { flags: '--filter <pattern>', description: 'only records that match this pattern of CloudWatch Logs' },
    { ...CONTAINER, description: 'only this container of a Fargate service (default: all)' },
    { flags: '--json', description: 'one JSON object in each line' },
  ],
  examples: [
    'msgtopo logs billing-worker',
    'msgtopo logs billing-worker -e prod --follow',
    'msgtopo logs billing-worker --since 2h --filter ERROR',
  ],
} as const satisfies CommandSpec;

export const EXEC = {
  name: 'exec',
  summary: 'open a shell in a running task of a Fargate service',
  arguments: [CONSUMER, TOPOLOGY],
  options: [
    ONE_ENVIRONMENT,
    { flags: '--command <command>', description: 'what to run', default: '/bin/sh' },
    { ...CONTAINER, description: 'the container (default: the main one)' },
    {
      flags: '--task <id>',
      description: 'the task, or the beginning of its ID (default: the one started last)',
    },
  ],
  examples: ['msgtopo exec billing-worker -e prod', 'msgtopo exec billing-worker --command "ls /tmp"'],
} as const satisfies CommandSpec;

/** The commands that work on the messages of what is deployed. */
export const OPERATION_COMMANDS: readonly Command[] = [
  command(STATUS, () => import('./status')),
  command(LOGS, () => import('./logs')),
  command(EXEC, () => import('./exec')),
  command(DLQ_LS, () => import('./dlq-ls')),
  command(DLQ_PEEK, () => import('./dlq-peek')),
  command(DLQ_REDRIVE, () => import('./dlq-redrive')),
  command(DLQ_PURGE, () => import('./dlq-purge')),
];
