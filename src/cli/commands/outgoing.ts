import { usageProblem, type Context, type OptionSpec, type Outcome } from '../command';
import type { MessageAttribute } from '#messages/filter-policy/index';
import type { Outgoing } from '#messages/simulator/message';
import type { ValuesOf } from '../option-values';
import { ended, ok, type Result } from '../result';
import { suggest } from '#base/diagnostics/suggest';

/** What a message is made of, on the command line. */
export const MESSAGE_OPTIONS = [
  { flags: '-b, --body <text>', description: 'the body, which AWS requires; `-` reads standard input' },
  {
    flags: '-a, --attribute <name=value>',
    description:
      'a message attribute; `name:Number=5` and `name:String.Array=["a"]` for other types than text',
    repeatable: true,
  },
  { flags: '--subject <text>', description: 'the subject' },
  { flags: '--group <id>', description: 'the message group, for FIFO' },
  { flags: '--deduplication-id <id>', description: 'the deduplication id, for FIFO' },
] as const satisfies readonly OptionSpec[];

const ATTRIBUTE = /^([^=:]+)(?::([A-Za-z][\w.]*))?=(.*)$/s;

function attributeOf(text: string): readonly [string, MessageAttribute] | undefined {
  const [, name, DataType = 'String', StringValue] = ATTRIBUTE.exec(text) ?? [];
  return name === undefined ? undefined : [name, { DataType, StringValue }];
}

/** The message that the options describe. */
export async function outgoingOf(
  options: ValuesOf<typeof MESSAGE_OPTIONS>,
  context: Context,
): Promise<Result<Outgoing>> {
  const texts = options.attribute ?? [];
  const wrong = texts.find((text) => !attributeOf(text));
  if (wrong !== undefined) {
    return ended(usageProblem(`\`${wrong}\` is no attribute`, 'write name=value, or name:Type=value'));
  }
  const written = options.body ?? '';
  const body = written === '-' ? new TextDecoder().decode(await context.readStdin()) : written;
  return ok({
    body,
    attributes: Object.fromEntries(texts.map((text) => attributeOf(text)!)),
    subject: options.subject,
    groupId: options.group,
    deduplicationId: options.deduplicationId,
  });
}

/** Wrong usage, for a name that is none of those known. */
export function noSuch(sort: string, name: string | undefined, known: readonly string[]): Outcome {
  if (name === undefined) return usageProblem(`which ${sort}?`, suggest('', known));
  return usageProblem(`there is no ${sort} \`${name}\``, suggest(name, known));
}
