import { createHash } from 'node:crypto';
import { detailsOf } from '../details/details';
import { covers, optional, type Detail, type Setting } from '../details/detail';
import { graphOf } from '../diagram/build';
import type { Topology } from '#model/topology';
import { differences } from './leaves';
import { writtenElements, type WrittenElement } from './written';

/** One setting of an element that is in both; absent where it was not set. */
export interface SettingChange {
  /** In words, or the key in the file of what there are no words for. */
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** The keys in the file that differ: `queues.billing.delay`; none where it follows from other settings. */
  readonly keys: readonly string[];
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
  filters: 'filter',
  flows: 'flow',
  drills: 'drill',
};

/** What is no matter of one element. */
function wholeDetail(topology: Topology, environment: string): Detail {
  const { name, region, account, backend } = topology;
  const place = `environments.${environment}`;
  return {
    id: 'topology',
    name,
    kind: 'topology',
    settings: [
      ...optional('Name', name, 'name'),
      ...optional('Environment', topology.environment, 'environment'),
      ...optional('Region', region, 'region'),
      ...optional('Account', account, `${place}.account`),
      ...optional('State', JSON.stringify(backend), `${place}.backend.*`),
    ],
  };
}

/** A schema may say more than what can be told of its fields. */
function fingerprint(schema: string): string {
  return createHash('sha256').update(schema).digest('hex').slice(0, 8);
}

/** All that can be said of an element in words, and by which keys. */
function wordsOf({ settings, filter, contract = [], alarms = [] }: Detail): Setting[] {
  return [
    ...settings,
    ...alarms.map(({ name, firesAt }) => ({ label: `Alarm ${name}`, value: firesAt, keys: [] })),
    ...contract.flatMap(({ of, fields, schema }) => [
      {
        label: `Schema of the ${of}`,
        value: fingerprint(schema),
        keys: [of === 'message body' ? 'message.body.*' : 'message.attributes.*'],
      },
      ...fields.map(({ name, value, isRequired }) => ({
        label: `${of} ${name}`,
        value: isRequired ? `${value}, always there` : value,
        keys: [],
      })),
    ]),
    ...(filter
      ? optional('Filter', `${filter.looksAt}: ${filter.conditions.join(', and ')}`, 'filter.*')
      : []),
  ];
}

/** One element as it is in the model, and in words. */
interface Told {
  readonly name: string;
  readonly element: WrittenElement;
  readonly words: readonly Setting[];
}

/** The elements of the file; what is only in a picture follows from them. */
function elements(topology: Topology, environment: string): Map<string, Told> {
  const details = [wholeDetail(topology, environment), ...detailsOf(topology, graphOf(topology))];
  const byId = new Map(details.map((detail) => [detail.id, detail]));
  return new Map(
    writtenElements(topology, environment).map((element) => {
      const detail = byId.get(element.id);
      const { name } = detail ?? element;
      return [element.id, { name, element, words: detail ? wordsOf(detail) : [] }];
    }),
  );
}

/** Settings are compared as they are in the model; words, where there are some, only say what differs. */
function settingChanges(before: Told, after: Told): SettingChange[] {
  const { place } = after.element;
  const [old, now] = [before, after].map(({ words }) => new Map(words.map((one) => [one.label, one])));
  const untold = new Set(differences(before.element.settings, after.element.settings));
  const inWords = [...new Set([...old!.keys(), ...now!.keys()])].flatMap((label) => {
    const [was, is] = [old!.get(label), now!.get(label)];
    if (was?.value === is?.value) return [];
    const told = [...untold].filter((key) => covers(was, key) || covers(is, key));
    for (const key of told) untold.delete(key);
    return [{ label, before: was?.value, after: is?.value, keys: told.map(place) }];
  });
  const byKey = [...untold].sort().map((key) => ({
    label: place(key),
    before: before.element.settings.get(key),
    after: after.element.settings.get(key),
    keys: [place(key)],
  }));
  return [...inWords, ...byKey];
}

function elementChange(id: string, before: Told | undefined, after: Told | undefined): ElementChange[] {
  const sort = SORTS[id.split('.', 1)[0]!]!;
  const { name } = (after ?? before)!;
  if (!before) return [{ id, kind: 'added', sort, name, settings: [] }];
  if (!after) return [{ id, kind: 'removed', sort, name, settings: [] }];
  const settings = settingChanges(before, after);
  return settings.length === 0 ? [] : [{ id, kind: 'changed', sort, name, settings }];
}

/** What is different from one topology to another: removed first, then what is new, in the order of the files. */
export function compareTopologies(before: Topology, after: Topology): ElementChange[] {
  const { environment } = after;
  const [old, now] = [elements(before, environment), elements(after, environment)];
  const ids = new Set([...old.keys(), ...now.keys()]);
  const changes = [...ids].flatMap((id) => elementChange(id, old.get(id), now.get(id)));
  const order: readonly ElementChange['kind'][] = ['removed', 'added', 'changed'];
  return order.flatMap((kind) => changes.filter((change) => change.kind === kind));
}
