import { playFunction, repeated } from './functions';
import { applyEach, applyOperator } from './operators';
import type { Expression } from './parse';
import { scalar, series, type Range, type TimeSeries, type Value } from './value';

export type Lookup = (name: string) => TimeSeries;

function isWord(expression: Expression | undefined, word: string): boolean {
  return expression?.kind === 'name' && expression.name === word;
}

function valueOf(expression: Expression, lookup: Lookup, range: Range): Value {
  const inner = (part: Expression) => valueOf(part, lookup, range);
  switch (expression.kind) {
    case 'number':
      return scalar(expression.value);
    case 'name':
      return series(lookup(expression.name));
    case 'negative':
      return applyEach(inner(expression.of), (value) => -value);
    case 'binary':
      return applyOperator(expression.operator, inner(expression.left), inner(expression.right));
    case 'array':
      return { kind: 'array', items: expression.items.map((item) => seriesOf(inner(item))) };
    case 'call': {
      const [first, second] = expression.args;
      if (expression.name === 'FILL' && first && isWord(second, 'REPEAT')) {
        return series(repeated(seriesOf(inner(first)), range));
      }
      return playFunction(expression.name, expression.args.map(inner), range);
    }
  }
}

function seriesOf(value: Value): TimeSeries {
  if (value.kind !== 'series') throw new Error('metric math: this must be a time series');
  return value.at;
}

/** A series that reads the metrics anew whenever it is asked. The caller moves `range`, the minutes that an alarm looks at. */
export function compileMetricMath(expression: Expression, lookup: Lookup, range: Range): TimeSeries {
  return seriesOf(valueOf(expression, lookup, range));
}
