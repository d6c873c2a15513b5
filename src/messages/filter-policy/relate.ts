import { parseAddress } from './address';
import { testOf } from './test-of';
import type { Condition, NumericCondition, TextCondition, Value } from './policy';

/** An address has several ways to be written, each of which meets the condition. */
function isAddress(value: Value): boolean {
  return typeof value === 'string' && parseAddress(value) !== undefined;
}

/** The only values that meet a condition, if they are few. */
function onlyValues(condition: Condition): readonly Value[] | undefined {
  if (condition.kind === 'equals') return isAddress(condition.value) ? undefined : [condition.value];
  if (condition.kind === 'text' && condition.part === 'whole' && !condition.ignoreCase)
    return [condition.text];
  const isOne =
    condition.kind === 'numeric' && condition.low && condition.low.value === condition.high?.value;
  return isOne ? [condition.low.value] : undefined;
}

/** Whether every number in `inner` is in `outer`. */
function rangeCovers(outer: NumericCondition, inner: NumericCondition): boolean {
  const { low, high } = outer;
  const coversLow =
    !low ||
    (inner.low !== undefined &&
      (inner.low.value > low.value ||
        (inner.low.value === low.value && (low.inclusive || !inner.low.inclusive))));
  const coversHigh =
    !high ||
    (inner.high !== undefined &&
      (inner.high.value < high.value ||
        (inner.high.value === high.value && (high.inclusive || !inner.high.inclusive))));
  return coversLow && coversHigh;
}

function rangesMeet(one: NumericCondition, other: NumericCondition): boolean {
  const below = ({ high }: NumericCondition, { low }: NumericCondition): boolean => {
    if (!high || !low || high.value > low.value) return false;
    return high.value < low.value || !high.inclusive || !low.inclusive;
  };
  return !below(one, other) && !below(other, one);
}

/** Two texts of which each value must have both at the same end. */
function endsMeet(one: TextCondition, other: TextCondition): boolean {
  if (one.kind !== 'text' || other.kind !== 'text' || one.ignoreCase || other.ignoreCase) return true;
  if (one.part !== other.part) return true;
  if (one.part === 'start') return one.text.startsWith(other.text) || other.text.startsWith(one.text);
  return one.text.endsWith(other.text) || other.text.endsWith(one.text);
}

function isText(condition: Condition): condition is TextCondition {
  return condition.kind === 'text' || condition.kind === 'wildcard';
}

/** Whether two text conditions say the same, or the first less than the second. */
function textCovers(outer: TextCondition, inner: TextCondition): boolean {
  if (outer.kind === 'wildcard') return inner.kind === 'wildcard' && inner.pattern === outer.pattern;
  if (inner.kind === 'wildcard' || outer.ignoreCase || inner.ignoreCase) {
    return JSON.stringify(outer) === JSON.stringify(inner);
  }
  if (outer.part !== inner.part) return false;
  return outer.part === 'start' ? inner.text.startsWith(outer.text) : inner.text.endsWith(outer.text);
}

function asksForAbsence(condition: Condition): boolean {
  return condition.kind === 'exists' && !condition.expected;
}

/** Whether nothing meets both. `false` if that is not known. */
export function areDisjoint(one: Condition, other: Condition): boolean {
  if (one.kind === 'exists' || other.kind === 'exists') return asksForAbsence(one) !== asksForAbsence(other);
  const values = onlyValues(one) ?? onlyValues(other);
  if (values) {
    const tests = [testOf(one), testOf(other)];
    return values.every((value) => !tests.every((test) => test(value)));
  }
  if (one.kind === 'numeric' || other.kind === 'numeric') {
    if (one.kind === 'numeric' && other.kind === 'numeric') return !rangesMeet(one, other);
    return isText(one) || isText(other) || one.kind === 'cidr' || other.kind === 'cidr';
  }
  return isText(one) && isText(other) && !endsMeet(one, other);
}

/** Whether every value that meets `inner` meets `outer`. `false` if that is not known. */
export function covers(outer: Condition, inner: Condition): boolean {
  if (inner.kind === 'exists') return outer.kind === 'exists' && outer.expected === inner.expected;
  if (outer.kind === 'exists') return outer.expected;
  const values = onlyValues(inner);
  if (values) return values.every(testOf(outer));
  if (outer.kind === 'anything-but') {
    return outer.values.every((value) => areDisjoint(inner, { kind: 'equals', value }));
  }
  if (outer.kind === 'anything-but-text') return outer.tests.every((test) => areDisjoint(inner, test));
  if (outer.kind === 'numeric') return inner.kind === 'numeric' && rangeCovers(outer, inner);
  if (outer.kind === 'cidr' && inner.kind === 'cidr') {
    const { bits, first, last } = outer.block;
    return inner.block.bits === bits && inner.block.first >= first && inner.block.last <= last;
  }
  return isText(outer) && isText(inner) && textCovers(outer, inner);
}
