import { isMap, parsedJson, type PlainMap } from '#base/util/json';
import { error, type Diagnostic } from '#base/diagnostics/diagnostic';

/** One resource of a Terraform or OpenTofu state, with every value resolved. */
export interface StateResource {
  /** `module.shop.aws_sqs_queue.billing["eu"]`. */
  readonly address: string;
  readonly type: string;
  readonly values: PlainMap;
}

export type StateReading =
  | { readonly ok: true; readonly resources: readonly StateResource[] }
  | { readonly ok: false; readonly problem: Diagnostic };

function maps(value: unknown): PlainMap[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

/** https://developer.hashicorp.com/terraform/internals/json-format#values-representation */
function inModule(module: PlainMap): StateResource[] {
  const own = maps(module['resources']).flatMap(({ address, mode, type, values }): StateResource[] =>
    mode === 'managed' && isMap(values) ? [{ address: String(address), type: String(type), values }] : [],
  );
  return [...own, ...maps(module['child_modules']).flatMap(inModule)];
}

function indexOf(key: unknown): string {
  if (key === undefined) return '';
  return typeof key === 'number' ? `[${key}]` : `[${JSON.stringify(key)}]`;
}

/** The state file itself, version 4, which Terraform promises nothing about and has not changed since 2019. */
function inFile(resource: PlainMap): StateResource[] {
  const { mode, module, type, name } = resource;
  if (mode !== 'managed') return [];
  const address = `${typeof module === 'string' ? `${module}.` : ''}${String(type)}.${String(name)}`;
  return maps(resource['instances']).flatMap(({ index_key: key, attributes, deposed }): StateResource[] =>
    isMap(attributes) && deposed === undefined
      ? [{ address: address + indexOf(key), type: String(type), values: attributes }]
      : [],
  );
}

function unreadable(file: string, message: string, help: string): StateReading {
  return {
    ok: false,
    problem: error({ rule: 'unreadable-state', message: `${file}: ${message}`, path: [], help }),
  };
}

const HOW = 'give what `terraform show -json` prints, a state file, or the folder to run it in';

/** Reads what `terraform show -json` prints of a state, or a state file. */
export function readState(file: string, text: string): StateReading {
  const state = parsedJson(text);
  if (!isMap(state)) return unreadable(file, 'this is no JSON map', HOW);
  if ('planned_values' in state || 'resource_changes' in state) {
    return unreadable(
      file,
      'this is a plan, and not a state',
      'run `terraform show -json` without the name of a plan',
    );
  }
  if (state['version'] === 4 && Array.isArray(state['resources'])) {
    return { ok: true, resources: maps(state['resources']).flatMap(inFile) };
  }
  if (typeof state['format_version'] !== 'string')
    return unreadable(file, 'this is no state of Terraform', HOW);
  const { values } = state;
  if (values === undefined) return { ok: true, resources: [] };
  const root = isMap(values) ? values['root_module'] : undefined;
  if (!isMap(root)) return unreadable(file, 'it has no `values.root_module`', HOW);
  return { ok: true, resources: inModule(root) };
}
