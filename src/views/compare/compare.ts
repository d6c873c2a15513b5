import { createHash } from 'node:crypto';
import { detailsOf } from '../details/details';
import { optional, type Detail } from '../details/detail';
import { graphOf } from '../diagram/build';
import type { Topology } from '#model/topology';

/** One setting of an element that is in both; absent where it was not set. */
export interface SettingChange {
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface ElementChange {
  /** Section and name, as in pictures: `queues.billing`; `topology` for the whole. */
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** `queue`, `topic`, `subscription`, or the whole `topology`. */
  readonly sort: string;
  readonly name: string;
  readonly settings: readonly SettingChange[];
}

const SORTS: Readonly<Record<string, string>> = {
  topology: 'topology',
  topics: 'topic',
  queues: 'queue',
  subscriptions: 'subscription',
  consumers: 'consumer',
  stores: 'store',
  publishers: 'publisher',
};

function sortOf(id: string): string | undefined {
  return SORTS[id.split('.', 1)[0]!];
}

/** What is no matter of one element. */
function wholeDetail(topology: Topology): Detail {
  const { name, environment, region, account, backend } = topology;
  return {
    id: 'topology',
    name,
    kind: 'topology',
    settings: [
      ...optional('Name', name),
      ...optional('Environment', environment),
      ...optional('Region', region),
      ...optional('Account', account),
      ...optional('State', JSON.stringify(backend)),
    ],
  };
}

/** The elements of the file; what is only in a picture follows from them. */
function elements(topology: Topology): Map<string, Detail> {
  const details = [wholeDetail(topology), ...detailsOf(topology, graphOf(topology))];
  return new Map(details.filter(({ id }) => sortOf(id) !== undefined).map((detail) => [detail.id, detail]));
}

/** A schema may say more than what can be told of its fields. */
function fingerprint(schema: string): string {
  return createHash('sha256').update(schema).digest('hex').slice(0, 8);
}

/** All that can be said of an element, by what it is about. */
function facts({ settings, filter, contract = [], alarms = [] }: Detail): Map<string, string> {
  const said = new Map(settings.map(({ label, value }) => [label, value]));
  for (const { name, ringsAt } of alarms) said.set(`Alarm ${name}`, ringsAt);
  for (const { of, fields, schema } of contract) {
    said.set(`Schema of the ${of}`, fingerprint(schema));
    for (const { name, value, isRequired } of fields) {
      said.set(`${of} ${name}`, isRequired ? `${value}, always there` : value);
    }
  }
  if (filter) said.set('Filter', `${filter.looksAt}: ${filter.conditions.join(', and ')}`);
  return said;
}

function settingChanges(before: Detail, after: Detail): SettingChange[] {
  const [old, now] = [facts(before), facts(after)];
  const labels = [...new Set([...old.keys(), ...now.keys()])];
  return labels
    .map((label) => ({ label, before: old.get(label), after: now.get(label) }))
    .filter((change) => change.before !== change.after);
}

function elementChange(id: string, before: Detail | undefined, after: Detail | undefined): ElementChange[] {
  const sort = sortOf(id)!;
  const { name } = (after ?? before)!;
  if (!before) return [{ id, kind: 'added', sort, name, settings: [] }];
  if (!after) return [{ id, kind: 'removed', sort, name, settings: [] }];
  const settings = settingChanges(before, after);
  return settings.length === 0 ? [] : [{ id, kind: 'changed', sort, name, settings }];
}

/** What is different from one topology to another: removed first, then what is new, in the order of the files. */
export function compareTopologies(before: Topology, after: Topology): ElementChange[] {
  const [old, now] = [elements(before), elements(after)];
  const ids = new Set([...old.keys(), ...now.keys()]);
  const changes = [...ids].flatMap((id) => elementChange(id, old.get(id), now.get(id)));
  const order: readonly ElementChange['kind'][] = ['removed', 'added', 'changed'];
  return order.flatMap((kind) => changes.filter((change) => change.kind === kind));
}
