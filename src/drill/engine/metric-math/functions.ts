import { applyEach } from './operators';
import { pointsIn, scalar, series, type Range, type TimeSeries, type Value } from './value';

const { isNaN } = Number;

/*
 * The functions that scaling uses. Others are refused, so that no expression is judged by a guess.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html#metric-math-syntax-functions-list
 */

type Play = (args: readonly Value[], range: Range) => Value;

const REDUCE: Readonly<Record<string, (values: readonly number[]) => number>> = {
  MAX: (values) => Math.max(...values),
  MIN: (values) => Math.min(...values),
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  AVG: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
};

/** Of an array, point by point. Of one series it would grow with what an alarm asks for, so AWS advises against it. */
function reduced(name: string): Play {
  const reduce = REDUCE[name]!;
  return ([value]) => {
    if (value?.kind !== 'array')
      throw new Error(`metric math: ${name} is played for arrays of time series alone`);
    const { items } = value;
    return series((minute) => {
      const points = items.map((item) => item(minute)).filter((point) => !isNaN(point));
      return points.length === 0 ? NaN : reduce(points);
    });
  };
}

function pick(value: Value, minute: number): number {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'series') return value.at(minute);
  throw new Error('metric math: IF of arrays is not played');
}

/**
 * A point without a condition is dropped; a missing point of what a true condition names counts as 0, and one of what
 * a false condition names is dropped.
 */
const IF: Play = ([condition, whenTrue, whenFalse]) => {
  if (!condition || !whenTrue) throw new Error('metric math: IF needs a condition and a value');
  if (condition.kind === 'scalar') return condition.value === 0 ? (whenFalse ?? series(() => NaN)) : whenTrue;
  return series((minute) => {
    const holds = pick(condition, minute);
    if (isNaN(holds)) return NaN;
    if (holds === 0) return whenFalse ? pick(whenFalse, minute) : NaN;
    const value = pick(whenTrue, minute);
    return isNaN(value) ? 0 : value;
  });
};

/** AWS does not say what becomes of a series without any point: here it stays empty, which is the worse case. */
const FILL: Play = ([value, filler], range) => {
  if (value?.kind !== 'series' || !filler)
    throw new Error('metric math: FILL needs a time series and a value');
  const { at } = value;
  const hasPoints = () => pointsIn(at, range).length > 0;
  return series((minute) => {
    const point = at(minute);
    if (!isNaN(point)) return point;
    return hasPoints() ? pick(filler, minute) : NaN;
  });
};

function each(compute: (value: number) => number): Play {
  return ([value]) => {
    if (!value) throw new Error('metric math: a function without an argument');
    return applyEach(value, compute);
  };
}

const FUNCTIONS: Readonly<Record<string, Play>> = {
  IF,
  FILL,
  MAX: reduced('MAX'),
  MIN: reduced('MIN'),
  SUM: reduced('SUM'),
  AVG: reduced('AVG'),
  CEIL: each(Math.ceil),
  FLOOR: each(Math.floor),
  ABS: each(Math.abs),
  PERIOD: () => scalar(60),
};

export function playFunction(name: string, args: readonly Value[], range: Range): Value {
  const play = FUNCTIONS[name];
  if (!play) throw new Error(`metric math: the function ${name} is not played`);
  return play(args, range);
}

/** What `FILL(metric, REPEAT)` needs: the last point before, in the range. */
export function repeated(at: TimeSeries, range: Range): TimeSeries {
  return (minute) => {
    for (let earlier = minute; earlier >= range.from; earlier -= 1) {
      const point = at(earlier);
      if (!isNaN(point)) return point;
    }
    return NaN;
  };
}
