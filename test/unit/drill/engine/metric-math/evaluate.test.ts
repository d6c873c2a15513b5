import { compileMetricMath } from '#drill/engine/metric-math/evaluate';
import { parseMetricMath } from '#drill/engine/metric-math/parse';

const _ = NaN;

/** Values of an expression over four minutes; `undefined` where there is no point. */
function values(expression: string, metrics: Readonly<Record<string, readonly number[]>>) {
  const lookup = (name: string) => (minute: number) => metrics[name]![minute]!;
  const at = compileMetricMath(parseMetricMath(expression), lookup, { from: 0, to: 3 });
  return Array.from({ length: Object.values(metrics)[0]!.length }, (_, minute) => at(minute)).map((value) =>
    Number.isNaN(value) ? undefined : value,
  );
}

describe('as the page of AWS has it', () => {
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
  const metrics = { metric1: [30, 20, 0, 0], metric2: [20, _, 20, _] };

  test.each([
    ['metric1 < metric2', [0, 0, 1, 0]],
    ['metric1 >= 30', [1, 0, 0, 0]],
    ['metric1 > 15 AND metric2 > 15', [1, 0, 0, 0]],
  ])('%s', (expression, expected) => {
    expect(values(expression, metrics)).toEqual(expected);
  });

  test('IF with three series', () => {
    const series = { a: [1, 1, 0, 0, _], b: [30, _, 0, 0, 30], c: [0, 0, 20, _, 20] };
    expect(values('IF(a, b, c)', series)).toEqual([30, 0, 20, undefined, undefined]);
    expect(values('IF(a, 5, c)', series)).toEqual([5, 5, 20, undefined, undefined]);
    expect(values('IF(a, b, 5)', series)).toEqual([30, 0, 5, 5, undefined]);
    expect(values('IF(a, b)', series)).toEqual([30, 0, undefined, undefined, undefined]);
  });

  test('what is missing beside others counts as 0, and a division by zero drops the point', () => {
    const series = { a: [1, _, 3, _], b: [0, 2, _, _] };
    expect(values('a + b', series)).toEqual([1, 2, 3, undefined]);
    expect(values('a / b', series)).toEqual([undefined, 0, undefined, undefined]);
    expect(values('a * 2', series)).toEqual([2, undefined, 6, undefined]);
  });

  test('FILL', () => {
    expect(values('FILL(a, 0)', { a: [1, _, 3, _] })).toEqual([1, 0, 3, 0]);
    expect(values('FILL(a, REPEAT)', { a: [_, 1, _, 3] })).toEqual([undefined, 1, 1, 3]);
    expect(values('FILL(a, 0)', { a: [_, _, _, _] })).toEqual([undefined, undefined, undefined, undefined]);
  });
});

test.each([
  ['1 + 2 * a', [7]],
  ['(1 + 2) * a', [9]],
  ['-a ^ 2', [9]],
  ['10 - a - 2', [5]],
  ['a > 2 AND a < 4 OR a == 9', [1]],
  ['MAX([a, b]) + CEIL(b / 2)', [8]],
  ['SUM([a, b]) / PERIOD(a)', [8 / 60]],
])('%s', (expression, expected) => {
  expect(values(expression, { a: [3], b: [5] })).toEqual(expected);
});

test.each(['a +', '(a', 'a b', 'MAX(a)', 'ANOMALY_DETECTION_BAND(a)', '5', 'a ? b', '[a, b] + [a, b]'])(
  'refused, not guessed: %s',
  (expression) => {
    expect(() => values(expression, { a: [1], b: [1] })).toThrow(/metric math/);
  },
);
