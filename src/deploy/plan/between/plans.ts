import { ANY_ACCOUNT } from '#base/aws/arns';
import type { Topology } from '#model/topology';
import { planOf, type Plan } from '../changes';
import type { PlanFile, ResourceChange, Values } from '../plan-file';
import { isSame } from '../same';
import type { Written } from '../written';
import { computed, forcesNew, isKept, typeOf, type Place } from './provider';
import { resolveReferences, type Known } from './references';

/*
 * What Terraform and the AWS provider would plan between two topologies, without running them: the Terraform of both,
 * compared as the schema of the provider says. It knows nothing of what was changed in AWS since.
 */

/** The resources of each stack, by its name. */
export type StackResources = ReadonlyMap<string, Written>;

function deployed(resources: Written, place: Place): Written {
  return new Map(
    [...resources].map(([address, values]) => {
      const { resolved } = resolveReferences(values, { all: resources, unknown: new Set(), place });
      return [address, { ...resolved, ...computed(address, values, place) }] as const;
    }),
  );
}

function updateOf(address: string, before: Values, planned: Values, known: Known): ResourceChange['change'] {
  const { resolved, hidden } = resolveReferences(planned, known);
  const kept = Object.entries(before).filter(([key]) => planned[key] === undefined && isKept(address, key));
  const { ignore_changes: ignored = [] } = (planned['lifecycle'] ?? {}) as { ignore_changes?: string[] };
  const ignoredValues = Object.fromEntries(ignored.map((key) => [key, before[key]]));
  const after = {
    ...resolved,
    ...Object.fromEntries(kept),
    ...ignoredValues,
    ...computed(address, planned, known.place),
  };
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(hidden)])];
  const changed = keys.filter(
    (key) => hidden[key] === true || !isSame(before[key], after[key as keyof typeof after]),
  );
  const type = typeOf(address);
  const forced = changed.filter((key) => forcesNew(type, key));
  const actions = forced.length > 0 ? ['delete', 'create'] : changed.length > 0 ? ['update'] : ['no-op'];
  return { actions, before, after, after_unknown: hidden, replace_paths: forced.map((key) => [key]) };
}

function changesBetween(before: Written, planned: Written, place: Place): ResourceChange[] {
  const moves = new Map(
    [...(planned.moves ?? [])].filter(([to, from]) => before.has(from) && !before.has(to)),
  );
  const movedFrom = new Set(moves.values());
  const old = new Map([
    ...[...before].filter(([address]) => !movedFrom.has(address)),
    ...[...moves].map(([to, from]) => [to, before.get(from)!] as const),
  ]);
  const change = (address: string, known: Known): ResourceChange['change'] => {
    const [present, after] = [old.get(address), planned.get(address)];
    if (!after) return { actions: ['delete'], before: present!, after: null, after_unknown: {} };
    if (present) return updateOf(address, present, after, known);
    const { resolved, hidden } = resolveReferences(after, known);
    return { actions: ['create'], before: null, after: resolved, after_unknown: { ...hidden, arn: true } };
  };
  // Elements before what belongs to them, as people read them.
  const order = ['aws_kms_key', 'aws_iam_role', 'aws_sns_topic', 'aws_sqs_queue'];
  const rank = (address: string) =>
    [order.indexOf(typeOf(address)) >>> 0, address.endsWith('_dlq') ? 0 : 1] as const;
  const addresses = [...new Set([...old.keys(), ...planned.keys()])].sort(
    (a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1],
  );
  const judged = (unknown: ReadonlySet<string>): ResourceChange[] => {
    const changes = addresses.map((address) => {
      const [type = '', name = ''] = address.split('.');
      const previous = moves.get(address);
      const from = previous === undefined ? {} : { previous_address: previous };
      const known = { all: planned, unknown, place };
      return { address, ...from, mode: 'managed' as const, type, name, change: change(address, known) };
    });
    // What is made anew has another ARN, for which what refers to it may be made anew as well.
    const fresh = changes.filter((one) => one.change.actions.includes('create'));
    return fresh.length === unknown.size ? changes : judged(new Set(fresh.map(({ address }) => address)));
  };
  return judged(new Set([...planned.keys()].filter((address) => !old.has(address))));
}

/** As files, by the name of the stack; those that are no more have to be in `after` as well, with nothing in them. */
export function planFilesBetween(
  before: StackResources,
  after: StackResources,
  place: Place,
): Map<string, PlanFile> {
  return new Map(
    Array.from(after, ([stack, planned]) => {
      const old = deployed(before.get(stack) ?? new Map(), place);
      const asked = { type: 'aws_caller_identity', values: { account_id: place.account } };
      const prior_state = { values: { root_module: { resources: [asked] } } };
      return [stack, { resource_changes: changesBetween(old, planned, place), prior_state }];
    }),
  );
}

/** The plans that lead from one topology, as deployed, to another: one for each stack. */
export function plansBetween(
  topology: Topology,
  before: StackResources,
  after: StackResources,
  account = topology.account ?? ANY_ACCOUNT,
): Plan[] {
  return Array.from(planFilesBetween(before, after, { account, region: topology.region }), ([stack, file]) =>
    planOf(topology, file, stack, after.get(stack)),
  );
}
