import { stackName, type Topology } from '../topology/topology';

/** One thing that CloudWatch watches, and what to do when it rings. */
export interface Alarm {
  /** In Terraform addresses: `billing_dlq_not-empty`. */
  readonly id: string;
  /** In AWS: `orders-prod/billing_dlq/not-empty`. */
  readonly name: string;
  readonly description: string;
  readonly metric: Metric;
  /** It rings above this. */
  readonly threshold: number;
  /** How many periods in a row have to be above it. */
  readonly periods: number;
}

export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Maximum' | 'Minimum' | 'Sum';
  /** Seconds. */
  readonly period: number;
}

export const MINUTE = 60;

/** Alarms of a stack have names that start so. */
export function alarmPrefix(topology: Pick<Topology, 'name' | 'environment'>): string {
  return `${stackName(topology)}/`;
}

/** What an alarm is called, in Terraform and in AWS. */
export function named(topology: Topology, element: string, kind: string): Pick<Alarm, 'id' | 'name'> {
  return { id: `${element}_${kind}`, name: `${alarmPrefix(topology)}${element}/${kind}` };
}

/** The command to look closer with, as it is typed. */
export function command({ environment }: Topology, words: string): string {
  return `\`msgtopo ${words}${environment === 'default' ? '' : ` -e ${environment}`}\``;
}
