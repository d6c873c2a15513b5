import type { Calculation, Metric } from '#model/kinds/metric';
import { stackName, type Topology } from '#model/topology';

/** One thing that CloudWatch watches, and what to do when it fires. */
export interface Alarm {
  /** In Terraform addresses: `billing_dlq_not-empty`. */
  readonly id: string;
  /** In AWS: `orders-prod/billing_dlq/not-empty`. */
  readonly name: string;
  readonly description: string;
  readonly measure: Metric | Calculation;
  /** It fires above this. */
  readonly threshold: number;
  /** How many periods in a row have to be above it. */
  readonly periods: number;
}

/** What an alarm reads, at least one. */
export function metricsOf({ measure }: Pick<Alarm, 'measure'>): readonly Metric[] {
  return 'expression' in measure ? Object.values(measure.metrics) : [measure];
}

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
