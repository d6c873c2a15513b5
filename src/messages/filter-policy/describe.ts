import { list } from '#base/util/text';
import type {
  Bound,
  Clause,
  Condition,
  Field,
  NumericCondition,
  Policy,
  TextCondition,
  Value,
} from './policy';

function written(value: Value): string {
  return JSON.stringify(value);
}

function textWords(condition: TextCondition): string {
  if (condition.kind === 'wildcard') return `like ${written(condition.pattern)}`;
  const { part, ignoreCase, text } = condition;
  const words = { start: 'starting with ', end: 'ending in ', whole: '' }[part];
  return `${words}${written(text)}${ignoreCase ? ' in any case' : ''}`;
}

function boundWords({ value, inclusive }: Bound, sign: '<' | '>'): string {
  return `${sign}${inclusive ? '=' : ''} ${value}`;
}

function numericWords({ low, high }: NumericCondition): string {
  if (low && high && low.value === high.value) return `the number ${low.value}`;
  const bounds = [low ? boundWords(low, '>') : [], high ? boundWords(high, '<') : []].flat();
  return `a number ${bounds.join(' and ')}`;
}

/** What a value must be, such as `starting with "order-"`. */
export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'equals':
      return written(condition.value);
    case 'text':
    case 'wildcard':
      return textWords(condition);
    case 'numeric':
      return numericWords(condition);
    case 'cidr':
      return `an address in ${condition.text}`;
    case 'anything-but':
      return `anything but ${list(condition.values.map(written), 'or')}`;
    case 'anything-but-text':
      return `anything but ${list(condition.tests.map(textWords), 'or')}`;
    case 'exists':
      return condition.expected ? 'there' : 'absent';
  }
}

export function describeField({ name, conditions }: Field): string {
  return `${name} is ${list(
    conditions.map(({ condition }) => describeCondition(condition)),
    'or',
  )}`;
}

function describeClause(clause: Clause): string {
  if (clause.kind === 'field') return describeField(clause);
  return `either ${list(clause.branches.map(describeClauses), 'or')}`;
}

function describeClauses(clauses: readonly Clause[]): string {
  const words = list(clauses.map(describeClause));
  return clauses.length > 1 ? `(${words})` : words;
}

/** The policy as a sentence: `eventType is "paid" or starting with "order-" and amount is a number > 5`. */
export function describePolicy({ clauses }: Policy): string {
  return clauses.length === 0 ? 'everything' : list(clauses.map(describeClause));
}
