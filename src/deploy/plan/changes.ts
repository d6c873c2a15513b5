import { parseArn } from '#base/aws/arns';
import { STACKS_OUTPUT } from '#model/parts';
import { stackName, type Topology } from '#model/topology';
import { elementFinder, type ElementFinder, type ElementReference } from './element';
import { isMap } from '#base/util/json';
import { writtenPolicies, type Written } from './written';
import { ACTIONS, type PlanFile, type ResourceChange, type Values } from './plan-file';

/** `import` is for what is taken over as it is; what is changed at once is an `update`. */
export type Action =
  'create' | 'import' | 'finish' | 'update' | 'replace' | 'destroy' | 'move' | 'forget' | 'none';

/** What happens to one resource. */
export interface Change {
  readonly address: string;
  readonly type: string;
  readonly action: Action;
  readonly element: ElementReference;
  /** Whether it lives already and Terraform takes it over. */
  readonly imported: boolean;
  /** Its element under the name that it had, if it is moved. */
  readonly from: ElementReference | undefined;
  /** As deployed; empty for one that is new. */
  readonly before: Values;
  /** As planned; empty for one that goes. */
  readonly after: Values;
  /** The attributes that are known only when it is applied. */
  readonly unknown: ReadonlySet<string>;
  readonly sensitive: ReadonlySet<string>;
  /** Whether a deploy was interrupted while it was created, so that Terraform does not trust it. */
  readonly unfinished: boolean;
  /** The attributes that cannot be changed in place. */
  readonly replacedFor: readonly string[];
}

/** Something that was deployed elsewhere. */
export interface Gone {
  readonly element: ElementReference;
  /** `eu-west-1`, with the account if that is another. */
  readonly place: string;
}

/** The plan of one stack, in terms of the topology. */
export interface Plan {
  readonly stack: string;
  readonly topology: Topology;
  /** Every resource, also those to which nothing happens, in order of address. */
  readonly resources: readonly Change[];
  /** Those to which something happens. */
  readonly changes: readonly Change[];
  readonly outputsChange: boolean;
  /** The account that Terraform works in, if it has asked. */
  readonly asked: string | undefined;
  /** What the state has in another region or account, and the plan would make anew. */
  readonly gone: readonly Gone[];
  /** The stacks of the topology at the last deploy, if the plan of the shared stack changes what is known of them. */
  readonly formerStacks: readonly string[];
}

function isImported({ importing }: ResourceChange['change']): boolean {
  // Terraform writes `null`, or nothing at all, where nothing is imported.
  return isMap(importing);
}

function actionOf({ change, previous_address: previous }: ResourceChange): Action {
  const action = ACTIONS[change.actions.join() as keyof typeof ACTIONS];
  if (action === 'none' && isImported(change)) return 'import';
  return action === 'none' && previous !== undefined ? 'move' : action;
}

/** A mark is `true`, or a structure that holds one somewhere. */
function isMarked(mark: unknown): boolean {
  if (typeof mark !== 'object' || mark === null) return mark === true;
  return Object.values(mark).some(isMarked);
}

function marked(...marks: readonly unknown[]): Set<string> {
  const names = marks.flatMap((mark) =>
    isMap(mark) ? Object.keys(mark).filter((name) => isMarked(mark[name])) : [],
  );
  return new Set(names);
}

function changeOf(resource: ResourceChange, find: ElementFinder, hidden: Values): Change {
  const { address, type, change, previous_address: previous } = resource;
  return {
    address,
    type,
    action: actionOf(resource),
    element: find(address),
    imported: isImported(change),
    from: previous === undefined ? undefined : find(previous),
    before: change.before ?? {},
    after: { ...change.after, ...hidden },
    unknown: marked(change.after_unknown),
    sensitive: marked(change.before_sensitive, change.after_sensitive),
    unfinished: resource.action_reason === 'replace_because_tainted',
    replacedFor: [...new Set((change.replace_paths ?? []).map(([attribute]) => String(attribute)))],
  };
}

function formerStacks({ output_changes: outputs = {} }: PlanFile): string[] {
  const { actions, before } = outputs[STACKS_OUTPUT] ?? { actions: ['no-op'] };
  const isChanged = actions.join() !== 'no-op' && Array.isArray(before);
  return isChanged ? before.filter((name) => typeof name === 'string') : [];
}

function askedAccount({ prior_state: prior }: PlanFile): string | undefined {
  const read = prior?.values?.root_module?.resources ?? [];
  const asked = read.find(({ type }) => type === 'aws_caller_identity')?.values?.['account_id'];
  return typeof asked === 'string' ? asked : undefined;
}

/** What Terraform did not find where it looked for it, since it is in another region or account. */
function goneFrom(topology: Topology, file: PlanFile, find: ElementFinder): Gone[] {
  const account = topology.account ?? askedAccount(file);
  const made = new Set(
    (file.resource_changes ?? [])
      .filter(({ change }) => change.actions.join() === 'create')
      .map(({ address }) => address),
  );
  return (file.resource_drift ?? []).flatMap(({ address, mode, change }): Gone[] => {
    const { arn: known } = change.before ?? {};
    const arn = typeof known === 'string' ? parseArn(known) : undefined;
    if (mode !== 'managed' || change.actions.join() !== 'delete' || !arn || !made.has(address)) return [];
    const isOther = account !== undefined && arn.account !== undefined && arn.account !== account;
    if ((arn.region === '' || arn.region === topology.region) && !isOther) return [];
    return [
      { element: find(address), place: isOther ? `${arn.region} of account ${arn.account}` : arn.region },
    ];
  });
}

/** Reads a plan against the topology that it was made from, and against the Terraform, if that is known. */
export function planOf(
  topology: Topology,
  file: PlanFile,
  stack = stackName(topology),
  written: Written = new Map(),
): Plan {
  const find = elementFinder(topology);
  const account = topology.account ?? askedAccount(file);
  const resources = (file.resource_changes ?? [])
    .filter(({ mode }) => mode === 'managed')
    .map((resource) => changeOf(resource, find, writtenPolicies(resource, written, file, account)));
  const outputs = Object.values(file.output_changes ?? {});
  return {
    stack,
    topology,
    resources,
    changes: resources.filter(({ action }) => action !== 'none'),
    outputsChange: outputs.some(({ actions }) => actions.join() !== 'no-op'),
    asked: askedAccount(file),
    gone: goneFrom(topology, file, find),
    formerStacks: formerStacks(file),
  };
}

/** The same plan for one who will finish what an interrupted deploy has begun, instead of making it anew. */
export function withFinished(plan: Plan, finished: readonly Change[]): Plan {
  const resources = plan.resources.map((change): Change =>
    finished.includes(change) ? { ...change, action: 'finish' } : change,
  );
  return { ...plan, resources, changes: resources.filter(({ action }) => action !== 'none') };
}

/** A plan in which nothing happens. */
export function emptyPlan(topology: Topology, stack: string): Plan {
  return {
    stack,
    topology,
    resources: [],
    changes: [],
    outputsChange: false,
    asked: undefined,
    gone: [],
    formerStacks: [],
  };
}
