/*
 * `terraform show -json` of a plan, as far as it is used here.
 * https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { isMap, parsedJson, type PlainMap } from '#base/util/json';

export type Values = PlainMap;

export interface ResourceChange {
  readonly address: string;
  readonly previous_address?: string;
  readonly mode: string;
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
    /** Present if the resource lives already and Terraform takes it over. */
    readonly importing?: Values;
    readonly replace_paths?: readonly (readonly (string | number)[])[];
  };
}

export interface OutputChange {
  readonly actions: readonly string[];
  readonly before?: unknown;
}

/** What Terraform has read to plan. */
export interface PriorState {
  readonly values?: { readonly root_module?: { readonly resources?: readonly PriorResource[] } };
}

interface PriorResource {
  readonly type: string;
  readonly values?: Values;
}

export interface PlanFile {
  readonly resource_changes?: readonly ResourceChange[];
  /** What is not as the state says: `delete` for what is not there. */
  readonly resource_drift?: readonly ResourceChange[];
  readonly prior_state?: PriorState;
  readonly output_changes?: Readonly<Record<string, OutputChange>>;
}

/** What a plan may do to a resource. Anything else could not be judged, so it is not read. */
export const ACTIONS = {
  'no-op': 'none',
  create: 'create',
  update: 'update',
  delete: 'destroy',
  'delete,create': 'replace',
  'create,delete': 'replace',
  forget: 'forget',
  // The old one stays in AWS, and Terraform knows of the new one alone.
  'create,forget': 'replace',
} as const;

type Check = (value: unknown) => boolean;
/** A check for each field of a type, also for those that may be absent. */
type Shape<T> = { readonly [Field in keyof Required<T>]: Check };

const isText: Check = (value) => typeof value === 'string';
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText);
const isAnything: Check = () => true;
const isMark: Check = (value) => typeof value === 'boolean' || isMap(value);
const isPaths: Check = (value) => Array.isArray(value) && value.every(Array.isArray);

function orAbsent(check: Check): Check {
  return (value) => value === undefined || value === null || check(value);
}

const CHANGE: Shape<ResourceChange['change']> = {
  actions: isTexts,
  before: orAbsent(isMap),
  after: orAbsent(isMap),
  after_unknown: orAbsent(isMark),
  before_sensitive: orAbsent(isMark),
  after_sensitive: orAbsent(isMark),
  importing: orAbsent(isMap),
  replace_paths: orAbsent(isPaths),
};

const RESOURCE: Shape<ResourceChange> = {
  address: isText,
  previous_address: orAbsent(isText),
  mode: isText,
  type: isText,
  name: isText,
  action_reason: orAbsent(isText),
  change: isMap,
};

const PRIOR: Shape<PriorResource> = { type: isText, values: orAbsent(isMap) };

const OUTPUT: Shape<OutputChange> = { actions: isTexts, before: isAnything };

/** Where a value has not the shape; `undefined` if it has. */
function misfit(value: unknown, shape: Readonly<Record<string, Check>>, at: string): string | undefined {
  if (!isMap(value)) return at;
  const [field] = Object.entries(shape).find(([name, check]) => !check(value[name])) ?? [];
  return field === undefined ? undefined : `${at}.${field}`;
}

function misfitOfResource(list: string, value: unknown, index: number): string | undefined {
  const at = `${list}[${index}]`;
  return misfit(value, RESOURCE, at) ?? misfit((value as ResourceChange).change, CHANGE, `${at}.change`);
}

function misfitOfPrior({ prior_state: prior }: PlanFile): string | undefined {
  const { values } = prior ?? {};
  const { root_module: module } = values ?? {};
  const { resources = [] } = module ?? {};
  const at = 'prior_state.values.root_module.resources';
  if (!Array.isArray(resources)) return at;
  return resources
    .map((one, index) => misfit(one, PRIOR, `${at}[${index}]`))
    .find((found) => found !== undefined);
}

/** The first thing in a plan that is not as Terraform writes it. */
function misfitOfPlan(plan: PlainMap): string | undefined {
  const { output_changes: outputs = {} } = plan;
  if (!isMap(outputs)) return 'output_changes';
  for (const list of ['resource_changes', 'resource_drift']) {
    const { [list]: resources = [] } = plan;
    if (!Array.isArray(resources)) return list;
    for (const [index, resource] of resources.entries()) {
      const found = misfitOfResource(list, resource, index);
      if (found !== undefined) return found;
    }
  }
  for (const [name, output] of Object.entries(outputs)) {
    const found = misfit(output, OUTPUT, `output_changes.${name}`);
    if (found !== undefined) return found;
  }
  return misfitOfPrior(plan);
}

function isStrange({ mode, change }: ResourceChange): boolean {
  return mode === 'managed' && !Object.hasOwn(ACTIONS, change.actions.join());
}

const UPDATE = 'update msgtopo, or name the Terraform that was used before with --terraform-bin';

function unreadable(message: string, help: string): Diagnostic {
  return error({ rule: 'unreadable-plan', message, path: [], help });
}

export type PlanReading =
  { readonly ok: true; readonly plan: PlanFile } | { readonly ok: false; readonly problem: Diagnostic };

/**
 * Reads what Terraform shows of a plan. Minor versions of the format add to it, major ones change what is there:
 * https://developer.hashicorp.com/terraform/internals/json-format#format-version
 */
export function readPlanFile(json: string): PlanReading {
  const refused = (message: string, help: string) =>
    ({ ok: false, problem: unreadable(message, help) }) as const;
  const again = 'make a new plan; if that does not help, report it with the version of your Terraform';
  const plan = parsedJson(json);
  if (!isMap(plan))
    return refused('the plan that Terraform shows is cut off or damaged: it is no JSON map', again);
  const { format_version: format } = plan;
  if (typeof format !== 'string') {
    return refused('this is no plan of Terraform: it has no `format_version`', again);
  }
  if (format.split('.')[0] !== '1') {
    return refused(`the plan has format ${format}, but this version of msgtopo reads format 1`, UPDATE);
  }
  const wrong = misfitOfPlan(plan);
  if (wrong !== undefined) return refused(`the plan is not as Terraform writes it, at \`${wrong}\``, again);
  const strange = (plan as PlanFile).resource_changes?.find(isStrange);
  if (strange) {
    const actions = strange.change.actions.join(', ');
    return refused(
      `the plan would do \`${actions}\` to \`${strange.address}\`, which msgtopo cannot judge`,
      UPDATE,
    );
  }
  return { ok: true, plan: plan };
}
