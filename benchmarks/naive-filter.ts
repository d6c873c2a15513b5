/*
 * What one writes first: every condition is read again for every message. Attributes only, with the operators that the
 * benchmark uses.
 */
import type { Message } from '#messages/filter-policy/index';

type Entry = string | number | Readonly<Record<string, unknown>>;

function valuesOf(message: Message, name: string): unknown[] {
  const attribute = message.attributes?.[name];
  if (!attribute) return [];
  const text = attribute.StringValue ?? '';
  if (attribute.DataType === 'String.Array') return JSON.parse(text) as unknown[];
  return [attribute.DataType === 'Number' ? Number(text) : text];
}

function wildcardOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`, 's');
}

function meets(value: unknown, entry: Entry): boolean {
  if (typeof entry !== 'object') return value === entry;
  const [[operator, operand]] = Object.entries(entry) as [[string, unknown]];
  const text = typeof value === 'string' ? value : undefined;
  switch (operator) {
    case 'prefix':
      return text?.startsWith(operand as string) ?? false;
    case 'anything-but':
      return !(operand as unknown[]).includes(value);
    case 'wildcard':
      return text !== undefined && wildcardOf(operand as string).test(text);
    case 'numeric': {
      const [sign, bound] = operand as [string, number];
      return typeof value === 'number' && (sign === '>=' ? value >= bound : value < bound);
    }
    default:
      throw new Error(`the naive matcher does not know ${operator}`);
  }
}

/** Whether the attributes match, policy and message being read anew. */
export function naiveMatches(policy: Readonly<Record<string, readonly Entry[]>>, message: Message): boolean {
  return Object.entries(policy).every(([name, entries]) =>
    valuesOf(message, name).some((value) => entries.some((entry) => meets(value, entry))),
  );
}

/** The same for a policy that is kept as text, as SNS has it. */
export function naiveMatchesText(policy: string, message: Message): boolean {
  return naiveMatches(JSON.parse(policy) as Parameters<typeof naiveMatches>[0], message);
}
