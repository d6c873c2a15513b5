import type { Operator } from './parse';
import { scalar, series, type TimeSeries, type Value } from './value';

const { isNaN } = Number;

/*
 * "Missing values in a time series are treated as 0", and so they are in a comparison of two series. Where neither side
 * has a point there is none; a division by zero drops the point.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax
 */

const truth = (holds: boolean) => (holds ? 1 : 0);

const COMPUTE: Readonly<Record<Operator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0 ? NaN : left / right),
  '^': (left, right) => left ** right,
  '==': (left, right) => truth(left === right),
  '!=': (left, right) => truth(left !== right),
  '<=': (left, right) => truth(left <= right),
  '>=': (left, right) => truth(left >= right),
  '<': (left, right) => truth(left < right),
  '>': (left, right) => truth(left > right),
  AND: (left, right) => truth(left !== 0 && right !== 0),
  OR: (left, right) => truth(left !== 0 || right !== 0),
};

type Compute = (left: number, right: number) => number;

function ofTwo(left: TimeSeries, right: TimeSeries, compute: Compute): TimeSeries {
  return (minute) => {
    const a = left(minute);
    const b = right(minute);
    if (isNaN(a)) return isNaN(b) ? NaN : compute(0, b);
    return compute(a, isNaN(b) ? 0 : b);
  };
}

function ofOne(of: TimeSeries, compute: (value: number) => number): TimeSeries {
  return (minute) => {
    const value = of(minute);
    return isNaN(value) ? NaN : compute(value);
  };
}

export function applyEach(value: Value, compute: (value: number) => number): Value {
  if (value.kind === 'scalar') return scalar(compute(value.value));
  if (value.kind === 'series') return series(ofOne(value.at, compute));
  return { kind: 'array', items: value.items.map((item) => ofOne(item, compute)) };
}

export function applyOperator(operator: Operator, left: Value, right: Value): Value {
  const compute = COMPUTE[operator];
  if (left.kind === 'scalar') return applyEach(right, (value) => compute(left.value, value));
  if (right.kind === 'scalar') return applyEach(left, (value) => compute(value, right.value));
  if (left.kind === 'series' && right.kind === 'series') return series(ofTwo(left.at, right.at, compute));
  throw new Error(`metric math: \`${operator}\` between arrays is not played`);
}
