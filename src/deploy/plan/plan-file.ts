/*
 * `terraform show -json` of a plan, as far as it is used here.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */

export type Values = Readonly<Record<string, unknown>>;

export interface ResourceChange {
  readonly address: string;
  readonly previous_address?: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  /** Why it is replaced or destroyed, such as `replace_because_tainted`. */
  readonly action_reason?: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Values | null;
    readonly after: Values | null;
    readonly after_unknown?: Values | boolean;
    readonly before_sensitive?: Values | boolean;
    readonly after_sensitive?: Values | boolean;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

export interface OutputChange {
  readonly actions: readonly string[];
  readonly before?: unknown;
}

export interface PlanFile {
  readonly resource_changes?: readonly ResourceChange[];
  readonly output_changes?: Readonly<Record<string, OutputChange>>;
}

export function parsePlanFile(json: string): PlanFile {
  return JSON.parse(json) as PlanFile;
}
