import type { Arn } from '#base/aws/arns';

/** Something that CloudWatch counts. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  /** An ARN where AWS counts by ARN, since the account is known only where it is deployed. */
  readonly dimensions: Readonly<Record<string, string | Arn>>;
  readonly statistic: 'Maximum' | 'Minimum' | 'Sum';
  /** Seconds. */
  readonly period: number;
}

/** A value that is calculated from several metrics, each under its name in the expression. */
export interface Calculation {
  readonly label: string;
  readonly expression: string;
  readonly metrics: Readonly<Record<string, Metric>>;
}

/** A line of a graph, as a dashboard takes it: namespace, metric, each dimension with its value, and how it looks. */
export type GraphLine = readonly [...string[], look: object];

export const MINUTE = 60;

/** How often something happened, in steps of five minutes. */
export function counted(namespace: string, name: string, dimensions: Metric['dimensions']): Metric {
  return { namespace, name, dimensions, statistic: 'Sum', period: 5 * MINUTE };
}

/** How often any of several things happened. A metric without data counts as zero. */
export function counts(label: string, metrics: Readonly<Record<string, Metric>>): Calculation {
  const filled = Object.keys(metrics).map((id) => `FILL(${id}, 0)`);
  return { label, expression: filled.join(' + '), metrics };
}

/** How every graph shows what failed. */
export const FAILED = { stat: 'Sum', label: 'failed', color: '#d62728' };
