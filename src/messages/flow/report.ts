import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import type { LocatedItem } from './coverage';

/** One flow in one environment, ready to be told. */
export interface FlowReport {
  readonly name: string;
  readonly file: string;
  readonly environment: string;
  /** None if it passed. */
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** The way of each message; only of a flow that failed. */
  readonly story: readonly string[];
}

export interface FlowsReport {
  readonly flows: readonly FlowReport[];
  /** Whether there are several environments, so that the name of each must be told. */
  readonly severalEnvironments: boolean;
  readonly coverage: readonly LocatedItem[] | undefined;
}

/** How a flow is called. */
export function titleOf({ name, environment }: FlowReport, { severalEnvironments }: FlowsReport): string {
  return severalEnvironments ? `${name} (${environment})` : name;
}

export function failuresOf({ flows }: FlowsReport): FlowReport[] {
  return flows.filter(({ diagnostics }) => diagnostics.length > 0);
}
