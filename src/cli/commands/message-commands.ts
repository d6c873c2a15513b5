import { command, type Command, type CommandSpec } from '../command';
import { FORMAT, JSON_ONLY, ONE_ENVIRONMENT, TOPOLOGY } from './option-specs';
import { MESSAGE_OPTIONS } from './outgoing';

export const SEND = {
  name: 'send',
  summary: 'show who would receive a message, and why; `--live` publishes it',
  arguments: [{ name: 'topic', description: 'a topic of the topology', kind: 'topic' }, TOPOLOGY],
  options: [
    ONE_ENVIRONMENT,
    ...MESSAGE_OPTIONS,
    { flags: '--live', description: 'publish it, to AWS_ENDPOINT_URL if that is set' },
    FORMAT,
    JSON_ONLY,
  ],
  examples: [
    'msgtopo send order-events -a eventType=payment_processed -b \'{"id":1}\'',
    `msgtopo send order-events -e dev -a amount:Number=5 -b '{"id":1}' --live`,
  ],
} as const satisfies CommandSpec;

export const TRACE = {
  name: 'trace',
  summary: 'follow a message through the topology, offline',
  arguments: [{ name: 'target', description: 'a topic or a queue of the topology', kind: 'topic' }, TOPOLOGY],
  options: [
    ONE_ENVIRONMENT,
    ...MESSAGE_OPTIONS,
    {
      flags: '--work <name>',
      description: 'let the consumer of this queue succeed',
      repeatable: true,
      kind: 'queue',
    },
    {
      flags: '--fail <name>',
      description: 'let the consumer of this queue, or this endpoint, always fail',
      repeatable: true,
      kind: 'queue',
    },
    { flags: '--wait <duration>', description: 'let this much time pass (default: none)' },
  ],
  examples: [
    `msgtopo trace order-events -a eventType=payment_processed -b '{"id":1}' --fail billing`,
    'msgtopo trace billing -b poison --fail billing --wait 15d',
  ],
} as const satisfies CommandSpec;

/** The commands that follow one message. */
export const MESSAGE_COMMANDS: readonly Command[] = [
  command(SEND, () => import('./send')),
  command(TRACE, () => import('./trace')),
];
