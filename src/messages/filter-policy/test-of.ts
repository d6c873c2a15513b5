import { blockAround, blockHas, parseAddress } from './address';
import { ignoringCase } from './ignore-case';
import type { Condition, NumericCondition, TextCondition, Value } from './policy';
import { matchesPieces } from './wildcard';

export type Test = (value: Value) => boolean;

function textTestOf(condition: TextCondition): (text: string) => boolean {
  if (condition.kind === 'wildcard') {
    const { pieces } = condition;
    return (text) => matchesPieces(pieces, text);
  }
  const { part, ignoreCase, text: wanted } = condition;
  if (ignoreCase) return ignoringCase(part, wanted);
  switch (part) {
    case 'start':
      return (text) => text.startsWith(wanted);
    case 'end':
      return (text) => text.endsWith(wanted);
    case 'whole':
      return (text) => text === wanted;
  }
}

function numericTestOf({ low, high }: NumericCondition): Test {
  const least = low?.value ?? -Infinity;
  const most = high?.value ?? Infinity;
  const atLeast = low?.inclusive ?? true;
  const atMost = high?.inclusive ?? true;
  return (value) =>
    typeof value === 'number' &&
    (atLeast ? value >= least : value > least) &&
    (atMost ? value <= most : value < most);
}

/** An address equals every other way to write it. */
function equalityTestOf(wanted: Value): Test {
  const address = typeof wanted === 'string' ? parseAddress(wanted) : undefined;
  if (!address) return (value) => value === wanted;
  const block = blockAround(address, address.bits);
  return (value) => {
    const found = typeof value === 'string' ? parseAddress(value) : undefined;
    return found !== undefined && blockHas(block, found);
  };
}

/** A condition as a function of one value that is there; `exists: false` holds for none. */
export function testOf(condition: Condition): Test {
  switch (condition.kind) {
    case 'equals':
      return equalityTestOf(condition.value);
    case 'text':
    case 'wildcard': {
      const test = textTestOf(condition);
      return (value) => typeof value === 'string' && test(value);
    }
    case 'numeric':
      return numericTestOf(condition);
    case 'cidr': {
      const { block } = condition;
      return (value) => {
        const address = typeof value === 'string' ? parseAddress(value) : undefined;
        return address !== undefined && blockHas(block, address);
      };
    }
    case 'anything-but': {
      const excluded = new Set<Value>(condition.values);
      return (value) => !excluded.has(value);
    }
    case 'anything-but-text': {
      const tests = condition.tests.map(textTestOf);
      return (value) => typeof value !== 'string' || !tests.some((test) => test(value));
    }
    case 'exists':
      return () => condition.expected;
  }
}
