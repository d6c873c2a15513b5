import { readFileSync } from 'node:fs';
import type { PlanFile, ResourceChange, Values } from '#deploy/plan/plan-file';
import { planOf, type Plan } from '#deploy/plan/changes';
import { NAMES_ANOTHER } from '#deploy/plan/dangers/danger';
import type { Topology } from '#model/topology';
import { synthesize } from '#stacks/synth';
import { emptyFolder, removeFolder } from '#test/support/project';
import { topologyOf } from '#test/unit/topology-of';
import {
  CHANGEABLE_NAMES,
  FORCE_NEW,
  FORCE_NEW_ON,
  KEPT,
  KEPT_ON,
  REMOVABLE_ON_SUBSCRIPTION,
} from './provider-behaviour';

/*
 * What Terraform and the AWS provider would plan between two topologies, without running them: the synthesized
 * resources of both, compared as the provider's schema says. `test/e2e/guard.test.ts` holds this against the real ones.
 */

const ACCOUNT = '123456789012';

type Resources = ReadonlyMap<string, Values>;

/** What each stack of a topology holds; those that were there before are there still, if only empty. */
function synthesizedResources(topology: Topology, names: readonly string[] = []): Map<string, Resources> {
  const folder = emptyFolder();
  try {
    const options = { outDir: `${folder}/cdktf.out`, projectDir: folder, former: { topology, names } };
    const stacks = synthesize([topology], options).map(({ name, file }) => {
      const { resource = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
        resource?: Record<string, Record<string, Values>>;
      };
      const resources = Object.entries(resource).flatMap(([type, named]) =>
        Object.entries(named).map(([id, values]) => [`${type}.${id}`, values] as const),
      );
      return [name, new Map(resources)] as const;
    });
    return new Map(stacks);
  } finally {
    removeFolder(folder);
  }
}

function typeOf(address: string): string {
  return address.split('.')[0]!;
}

/** What AWS adds to what was asked for. */
function computed(address: string, { name = '' }: Values): Values {
  const services: Readonly<Record<string, string>> = {
    aws_sqs_queue: `sqs:eu-west-1:${ACCOUNT}:${String(name)}`,
    aws_sns_topic: `sns:eu-west-1:${ACCOUNT}:${String(name)}`,
    aws_kms_key: `kms:eu-west-1:${ACCOUNT}:key/1234`,
    aws_iam_role: `iam::${ACCOUNT}:role/${address}`,
  };
  const type = typeOf(address);
  const part = services[type] ?? `made:eu-west-1:${ACCOUNT}:${address}`;
  const url = type === 'aws_sqs_queue' ? { url: `https://sqs/${String(name)}` } : {};
  const role = type === 'aws_iam_role' ? { name: address } : {};
  const arn = NAMES_ANOTHER.includes(type) ? {} : { arn: `arn:aws:${part}` };
  return { ...arn, key_id: '1234', id: address, ...url, ...role };
}

/** What is for Terraform and cdktf alone. */
const META = new Set(['//', 'depends_on', 'lifecycle']);

const REFERENCE = /\$\{([\w.-]+)\.(\w+)\}/g;

/** One value with references filled in; nothing for what is known only when it is applied. */
function filledIn(value: unknown, all: Resources, unknown: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => filledIn(item, all, unknown));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, filledIn(item, all, unknown)] as const),
    );
  }
  if (typeof value !== 'string') return value;
  const references = Array.from(value.matchAll(REFERENCE), ([, address]) => address!);
  if (references.some((address) => unknown.has(address))) return undefined;
  return value.replace(REFERENCE, (_, address: string, attribute: string) => {
    if (attribute === 'account_id') return ACCOUNT;
    return String({ ...all.get(address), ...computed(address, all.get(address) ?? {}) }[attribute]);
  });
}

function isComplete(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.values(value).every(isComplete);
}

/** References filled in. Those to resources in `unknown` cannot be, as long as they are not applied. */
function resolveReferences(values: Values, all: Resources, unknown: ReadonlySet<string>) {
  const resolved: Record<string, unknown> = {};
  const hidden: Record<string, boolean> = {};
  for (const [key, value] of Object.entries(values)) {
    if (META.has(key)) continue;
    const filled = filledIn(value, all, unknown);
    if (!isComplete(filled)) hidden[key] = true;
    if (filled !== undefined) resolved[key] = filled;
  }
  return { resolved, hidden };
}

function deployed(resources: Resources): Map<string, Values> {
  return new Map(
    [...resources].map(([address, values]) => {
      const { resolved } = resolveReferences(values, resources, new Set());
      return [address, { ...resolved, ...computed(address, values) }] as const;
    }),
  );
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function isKept(address: string, key: string): boolean {
  const type = typeOf(address);
  if (type === 'aws_sns_topic_subscription' && key === REMOVABLE_ON_SUBSCRIPTION) return false;
  return KEPT_ON.has(type) && KEPT.has(key);
}

function updateOf(
  address: string,
  before: Values,
  planned: Values,
  all: Resources,
  fresh: ReadonlySet<string>,
): ResourceChange['change'] {
  const { resolved, hidden } = resolveReferences(planned, all, fresh);
  const kept = Object.entries(before).filter(([key]) => planned[key] === undefined && isKept(address, key));
  const { ignore_changes: ignored = [] } = (planned['lifecycle'] ?? {}) as { ignore_changes?: string[] };
  const ignoredValues = Object.fromEntries(ignored.map((key) => [key, before[key]]));
  const after = {
    ...resolved,
    ...Object.fromEntries(kept),
    ...ignoredValues,
    ...computed(address, planned),
  };
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after), ...Object.keys(hidden)])];
  const changed = keys.filter(
    (key) => hidden[key] === true || !same(before[key], after[key as keyof typeof after]),
  );
  const type = typeOf(address);
  const forced = changed.filter(
    (key) =>
      (FORCE_NEW.has(key) && !CHANGEABLE_NAMES.has(type)) || FORCE_NEW_ON[type]?.includes(key) === true,
  );
  const actions = forced.length > 0 ? ['delete', 'create'] : changed.length > 0 ? ['update'] : ['no-op'];
  return { actions, before, after, after_unknown: hidden, replace_paths: forced.map((key) => [key]) };
}

/** The same as files, by the name of the stack. */
export function planFilesBetween(beforeYaml: string, afterYaml: string): Map<string, PlanFile> {
  const before = synthesizedResources(topologyOf(beforeYaml));
  const after = synthesizedResources(topologyOf(afterYaml), [...before.keys()]);
  return new Map(
    Array.from(after, ([stack, planned]) => {
      const resource_changes = changesBetween(deployed(before.get(stack) ?? new Map()), planned);
      return [stack, { resource_changes }];
    }),
  );
}

/** The plans that lead from one topology, as deployed, to another: one for each stack. */
export function plansBetween(beforeYaml: string, afterYaml: string): Plan[] {
  const topology = topologyOf(afterYaml);
  return Array.from(planFilesBetween(beforeYaml, afterYaml), ([stack, file]) =>
    planOf(topology, file, stack),
  );
}

/** The same where there is one stack. */
export function planBetween(beforeYaml: string, afterYaml: string): Plan {
  return plansBetween(beforeYaml, afterYaml)[0]!;
}

function changesBetween(old: Resources, planned: Resources): ResourceChange[] {
  const fresh = new Set([...planned.keys()].filter((address) => !old.has(address)));
  const changes: ResourceChange[] = [];
  const change = (address: string): ResourceChange['change'] => {
    const [before, after] = [old.get(address), planned.get(address)];
    if (!after) return { actions: ['delete'], before: before!, after: null, after_unknown: {} };
    if (before) return updateOf(address, before, after, planned, fresh);
    const { resolved, hidden } = resolveReferences(after, planned, fresh);
    return { actions: ['create'], before: null, after: resolved, after_unknown: { ...hidden, arn: true } };
  };
  // Elements before what refers to them, so that it is known which of them are made anew.
  const order = ['aws_kms_key', 'aws_iam_role', 'aws_sns_topic', 'aws_sqs_queue'];
  const rank = (address: string) =>
    [order.indexOf(typeOf(address)) >>> 0, address.endsWith('_dlq') ? 0 : 1] as const;
  const addresses = [...new Set([...old.keys(), ...planned.keys()])].sort(
    (a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1],
  );
  for (const address of addresses) {
    const [type = '', name = ''] = address.split('.');
    const entry = { address, mode: 'managed' as const, type, name, change: change(address) };
    if (/create/.test(entry.change.actions.join())) fresh.add(address);
    changes.push(entry);
  }
  return changes;
}
