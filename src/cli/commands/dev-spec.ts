import type { CommandSpec } from '../command';
import { FIRST_ENVIRONMENT, JSON_ONLY, QUIET, TOPOLOGY } from './option-specs';

export const DEFAULT_PORT = '4566';

export const DEV = {
  name: 'dev',
  summary: 'run the topology on your machine: SNS and SQS for your programs, without AWS',
  arguments: [TOPOLOGY],
  options: [
    FIRST_ENVIRONMENT,
    {
      flags: '-p, --port <number>',
      description: 'where to listen on 127.0.0.1; 0 takes any port that is free',
      default: DEFAULT_PORT,
    },
    { flags: '--keep <dir>', description: 'keep queues and messages in this folder, for the next start' },
    {
      flags: '--run <name=command>',
      description:
        'run a consumer of the file, also instead of its `dev`: a program by its command, a function by its handler ' +
        '(`dist/index.handler`)',
      repeatable: true,
    },
    {
      flags: '--scale',
      description:
        'run each program with `scaling` in as many copies as its messages need, between `min` and `max`, instead of one',
    },
    {
      flags: '--url <name=address>',
      description: 'deliver what this subscription sends to a URL to this address on your machine',
      repeatable: true,
    },
    { flags: '--memory <size>', description: 'how much the waiting messages may take', default: '2048MiB' },
    {
      flags: JSON_ONLY.flags,
      description: 'print what happens as JSON, one event on each line',
    },
    QUIET,
  ],
  examples: ['msgtopo dev', 'msgtopo dev --keep .msgtopo-dev', 'msgtopo dev --port 0 --json'],
} as const satisfies CommandSpec;
