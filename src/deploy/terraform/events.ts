/*
 * The lines of `terraform plan -json` and `apply -json`, as far as they are used here.
 * https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
import { isMap, parsedJson } from '#base/util/json';

export interface TerraformDiagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** The resource, where it is about one. */
  readonly address?: string;
  readonly snippet?: { readonly context?: string | null };
}

/** A state that Terraform could save nowhere, as it prints it: one JSON text. */
export type DumpedState = string;

interface ResourceReference {
  readonly addr: string;
}

export interface ResourceHook {
  readonly resource: ResourceReference;
  readonly action: 'create' | 'read' | 'update' | 'delete' | 'replace' | 'noop';
  readonly elapsed_seconds?: number;
}

export interface ChangeCounts {
  readonly add: number;
  readonly change: number;
  readonly remove: number;
}

export type TerraformEvent =
  | {
      readonly type: 'apply_start' | 'apply_progress' | 'apply_complete' | 'apply_errored';
      readonly hook: ResourceHook;
    }
  | { readonly type: 'refresh_start' | 'refresh_complete'; readonly hook: Pick<ResourceHook, 'resource'> }
  | {
      readonly type: 'planned_change';
      readonly change: { readonly resource: ResourceReference; readonly action: string };
    }
  | { readonly type: 'change_summary'; readonly changes: ChangeCounts }
  | { readonly type: 'outputs'; readonly outputs: Readonly<Record<string, { readonly action?: string }>> }
  | { readonly type: 'diagnostic'; readonly diagnostic: TerraformDiagnostic };

const TYPES: Readonly<Record<TerraformEvent['type'], true>> = {
  apply_start: true,
  apply_progress: true,
  apply_complete: true,
  apply_errored: true,
  refresh_start: true,
  refresh_complete: true,
  planned_change: true,
  change_summary: true,
  outputs: true,
  diagnostic: true,
};

/** One line as an event; nothing if it is of another sort, or no event at all. */
export function parseEvent(line: string): TerraformEvent | undefined {
  try {
    const event = JSON.parse(line) as { readonly type?: unknown } | null;
    const isKnown = typeof event?.type === 'string' && Object.hasOwn(TYPES, event.type);
    return isKnown ? (event as TerraformEvent) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The state in a line of `apply -json`, if it is the one that Terraform prints when it can save it nowhere. The text is
 * taken as it stands, since numbers of a state may be larger than those of JavaScript.
 */
export function dumpedState(line: string): DumpedState | undefined {
  if (!line.includes('"Emergency state dump"')) return undefined;
  const event = parsedJson(line);
  const state = isMap(event) ? event['state'] : undefined;
  if (!isMap(state) || typeof state['lineage'] !== 'string') return undefined;
  const [, text = ''] = /"state":(\{.*\}),"type":"log"\}$/.exec(line.trimEnd()) ?? [];
  return isMap(parsedJson(text)) ? text : JSON.stringify(state);
}
