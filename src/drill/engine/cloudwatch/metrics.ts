import type { TimeSeries } from '../metric-math/value';

/** One metric of CloudWatch, and which statistic of it. */
export interface MetricName {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Metrics that do not come for a while: from and to in seconds. */
export interface Outage {
  readonly namespace: string;
  readonly from: number;
  readonly to: number;
}

/** When the points of a minute can be read, by namespace: seconds after its end. */
export type Delay = (namespace: string, minute: number) => number;

const MINUTE = 60;

const keys = new WeakMap<MetricName, string>();

export function metricKey(metric: MetricName): string {
  const known = keys.get(metric);
  if (known !== undefined) return known;
  const { namespace, name, dimensions } = metric;
  const pairs = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`);
  const key = [namespace, name, ...pairs.sort()].join('|');
  keys.set(metric, key);
  return key;
}

/** What a dead or sleeping publisher leaves: no point. */
export const NO_POINT = NaN;

/**
 * One point a minute and metric, which all statistics are the same of. A point can be read once it is published, and
 * points may be published out of order.
 */
export class Metrics {
  /** The time at which somebody reads. */
  now = 0;
  private readonly points = new Map<string, Float64Array>();
  private readonly published = new Map<string, Float64Array>();
  private readonly recorded = new Set<string>();

  constructor(
    private readonly minutes: number,
    private readonly delay: Delay,
    private readonly outages: readonly Outage[],
  ) {}

  record(metric: MetricName, minute: number, value: number): void {
    const { namespace } = metric;
    const key = metricKey(metric);
    this.recorded.add(key);
    const second = minute * MINUTE;
    const isOut = this.outages.some(
      ({ namespace: out, from, to }) => out === namespace && second >= from && second < to,
    );
    this.pointsOf(key)[minute] = isOut ? NO_POINT : value;
  }

  has(metric: MetricName): boolean {
    return this.recorded.has(metricKey(metric));
  }

  read(metric: MetricName): TimeSeries {
    const points = this.pointsOf(metricKey(metric));
    const published = this.publishedOf(metric.namespace);
    return (minute) => (minute >= 0 && published[minute]! <= this.now ? points[minute]! : NO_POINT);
  }

  /** A metric that nobody publishes is a mistake in the scenario or in the Terraform. */
  checkRead(): void {
    const unknown = [...this.points.keys()].filter((key) => !this.recorded.has(key));
    if (unknown.length > 0) throw new Error(`nobody publishes ${unknown.join(', ')}`);
  }

  private pointsOf(key: string): Float64Array {
    const known = this.points.get(key);
    if (known) return known;
    const made = new Float64Array(this.minutes).fill(NO_POINT);
    this.points.set(key, made);
    return made;
  }

  private publishedOf(namespace: string): Float64Array {
    const known = this.published.get(namespace);
    if (known) return known;
    const made = Float64Array.from(
      { length: this.minutes },
      (_, minute) => (minute + 1) * MINUTE + this.delay(namespace, minute),
    );
    this.published.set(namespace, made);
    return made;
  }
}
