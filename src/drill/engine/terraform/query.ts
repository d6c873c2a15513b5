import { ALARM_METRICS } from '#base/aws/scaling';
import { compileMetricMath } from '../metric-math/evaluate';
import { parseMetricMath } from '../metric-math/parse';
import type { Range, TimeSeries } from '../metric-math/value';
import type { Watch } from '../cloudwatch/alarm';
import type { MetricName, Metrics } from '../cloudwatch/metrics';

/** What an alarm or a policy watches: an expression of metrics, or one metric by itself. */
export interface Query {
  readonly metrics: Readonly<Record<string, MetricStat>>;
  /** Expressions by their id, in any order; the last one is returned. */
  readonly expressions: Readonly<Record<string, string>>;
  readonly returns: string;
}

export interface MetricStat extends MetricName {
  readonly stat: string;
  /** In minutes. */
  readonly period: number;
}

const STATISTICS: Readonly<Record<string, (points: readonly number[]) => number>> = {
  Maximum: (points) => Math.max(...points),
  Minimum: (points) => Math.min(...points),
  Sum: (points) => points.reduce((sum, point) => sum + point, 0),
  Average: (points) => points.reduce((sum, point) => sum + point, 0) / points.length,
};

/** Points of a period end with its last minute. */
function inPeriods(at: TimeSeries, { stat, period }: MetricStat): TimeSeries {
  const aggregate = STATISTICS[stat];
  if (!aggregate) throw new Error(`the statistic ${stat} is not played`);
  if (period === 1) return at;
  return (minute) => {
    const points = Array.from({ length: period }, (_, back) => at(minute - back)).filter(
      (point) => !Number.isNaN(point),
    );
    return points.length === 0 ? NaN : aggregate(points);
  };
}

/** AWS refuses more metrics than ten when the alarm or the policy is made. */
export function checkQuery(query: Query, what: string): void {
  const count = Object.keys(query.metrics).length;
  if (count > ALARM_METRICS)
    throw new Error(`${what} has ${count} metrics, and CloudWatch takes ${ALARM_METRICS}`);
}

export function watchOf({ metrics, expressions, returns }: Query, store: Metrics): Watch {
  return (range: Range) => {
    const lookup = (id: string): TimeSeries => {
      const metric = metrics[id];
      if (metric) return inPeriods(store.read(metric), metric);
      const expression = expressions[id];
      if (expression === undefined) throw new Error(`metric math: there is no ${id}`);
      return compileMetricMath(parseMetricMath(expression), lookup, range);
    };
    return lookup(returns);
  };
}
