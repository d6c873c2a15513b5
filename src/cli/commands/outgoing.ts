import { usageProblem, type Context, type OptionSpec, type OptionValues, type Outcome } from '../command';
import type { MessageAttribute } from '#messages/filter-policy/index';
import type { Outgoing } from '#messages/simulator/message';

/** What a message is made of, on the command line. */
export const MESSAGE_OPTIONS: readonly OptionSpec[] = [
  { flags: '-b, --body <text>', description: 'the body; `-` reads standard input (default: nothing)' },
  {
    flags: '-a, --attribute <name=value>',
    description:
      'a message attribute; `name:Number=5` and `name:String.Array=["a"]` for other types than text',
    repeatable: true,
  },
  { flags: '--subject <text>', description: 'the subject' },
  { flags: '--group <id>', description: 'the message group, for FIFO' },
  { flags: '--deduplication-id <id>', description: 'the deduplication id, for FIFO' },
];

const ATTRIBUTE = /^([^=:]+)(?::([A-Za-z][\w.]*))?=(.*)$/s;

function attributeOf(text: string): readonly [string, MessageAttribute] | undefined {
  const [, name, DataType = 'String', StringValue] = ATTRIBUTE.exec(text) ?? [];
  return name === undefined ? undefined : [name, { DataType, StringValue }];
}

function textOf(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The message that the options describe. */
export async function outgoingOf(
  options: OptionValues,
  context: Context,
): Promise<{ readonly message: Outgoing } | Outcome> {
  const texts = (options['attribute'] ?? []) as readonly string[];
  const wrong = texts.find((text) => !attributeOf(text));
  if (wrong !== undefined) {
    return usageProblem(`\`${wrong}\` is no attribute`, 'write name=value, or name:Type=value');
  }
  const written = textOf(options, 'body') ?? '';
  const body = written === '-' ? new TextDecoder().decode(await context.readStdin()) : written;
  return {
    message: {
      body,
      attributes: Object.fromEntries(texts.map((text) => attributeOf(text)!)),
      subject: textOf(options, 'subject'),
      groupId: textOf(options, 'group'),
      deduplicationId: textOf(options, 'deduplicationId'),
    },
  };
}
