import type { CommandSpec } from '../command';
import { FIRST_ENVIRONMENT, FORMAT, JSON_ONLY, QUIET, TOPOLOGY } from './option-specs';

export const DRILL = {
  name: 'drill',
  summary: 'simulate failures offline: what waits, what is lost, which alarms fire, and what it costs',
  arguments: [TOPOLOGY],
  options: [
    FIRST_ENVIRONMENT,
    {
      flags: '-n, --name <drill>',
      kind: 'drill',
      description: 'one drill of the file (default: all below `drills`)',
    },
    {
      flags: '--burst <[name=]messages>',
      description: 'messages at once: in each queue that has a consumer, or in one topic or queue',
      repeatable: true,
    },
    {
      flags: '--outage <[consumer=]time>',
      description: 'consumers receive nothing for this long',
      repeatable: true,
    },
    {
      flags: '--failing <[consumer=]time>',
      description: 'everything that consumers process fails, for this long',
      repeatable: true,
    },
    {
      flags: '--throttle <[consumer=]time>',
      description: 'AWS invokes no function and starts no execution for this long',
      repeatable: true,
    },
    {
      flags: '--dependency-slow <[consumer=]factor>',
      description: 'each message takes consumers this many times as long, for an hour or as in `10x for 2h`',
      repeatable: true,
    },
    {
      flags: '--poison <[queue=]percent>',
      description: 'this share of the messages always fails',
      repeatable: true,
    },
    { flags: '--load <factor>', description: 'a multiple of the `traffic` of the file, as in `5x`' },
    {
      flags: '--peak <factor>',
      description: 'the busiest moment of the day as a multiple of the mean load, as in `3x`',
    },
    {
      flags: '--for <time>',
      description: 'how long to simulate, from 2h to 14d (default: a day, or as long as it takes)',
    },
    {
      flags: '--message-time <[consumer=]time>',
      description: 'how long a consumer works on a message, where the file does not say (default: 100ms)',
      repeatable: true,
    },
    {
      flags: '--seed <number>',
      description: 'another number gives another random run (default: 1, or as the drill says)',
    },
    FORMAT,
    JSON_ONLY,
    { flags: '--svg <file>', description: 'draw it, to this file' },
    QUIET,
  ],
  examples: [
    'msgtopo drill',
    'msgtopo drill --burst 10000',
    'msgtopo drill --outage billing-worker=2h --peak 3x',
    'msgtopo drill --dependency-slow "10x for 2h" --svg drill.svg',
    'msgtopo drill --name black-friday --json',
  ],
} as const satisfies CommandSpec;
