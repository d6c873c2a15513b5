import type { Leaf } from './leaves';
import { isRemoval, trialFor, type Trial } from './pairs';
import { ABSENT, valueOf, withValue, type FileTree, type Step } from './tree';

/*
 * Defaults and overrides say again what stands elsewhere. The same pair of values is tried there, in the same topology,
 * and must be told the same way.
 */

const OVERRIDE = 'environments.*.override.';

/** The elements that defaults are for. */
const ELEMENTS_OF: Readonly<Record<string, string>> = {
  topic: 'topics.*',
  queue: 'queues.*',
  subscription: 'subscriptions.[]',
  fargate: 'consumers.*<fargate>',
  lambda: 'consumers.*<lambda>',
  'step-functions': 'consumers.*<step-functions>',
};

export function isMirror(key: string): boolean {
  return key.startsWith('defaults.') || key.startsWith(OVERRIDE);
}

function untagged(key: string): string {
  return key.replace(/<[\w-]+>/g, '').replace(/^subscriptions\.\*/, 'subscriptions.[]');
}

/** The key that says the same of an element: `queues.*.delay` for `defaults.queue.delay`. */
function originalKey(key: string): string {
  const inner = key.startsWith(OVERRIDE) ? key.slice(OVERRIDE.length) : key;
  const [, element, rest] = /^defaults\.([\w-]+)\.(.*)$/.exec(inner) ?? [];
  return element === undefined ? inner : `${ELEMENTS_OF[element]!}.${rest!}`;
}

function original(leaf: Leaf, leaves: readonly Leaf[]): Leaf | undefined {
  const key = untagged(originalKey(leaf.key));
  const isTagged = /</.test(originalKey(leaf.key));
  const same = (other: Leaf) =>
    !isMirror(other.key) && (isTagged ? other.key === originalKey(leaf.key) : untagged(other.key) === key);
  // What is taken away as a whole is known by something in it.
  const below = ({ key: other }: Leaf) => !isMirror(other) && untagged(other).startsWith(`${key}.`);
  return isRemoval(leaf) ? leaves.find(below) : leaves.find(same);
}

/** Where an override says it: lists are replaced as a whole, subscriptions are known by their ids. */
function overriding({ key }: Leaf, { file, path, values }: Trial): Trial {
  const above: Step[] = ['environments', 'one', 'override'];
  // Another `id` in a list is another subscription, which must not have the endpoint of one that is there.
  const isNew = key === `${OVERRIDE}subscriptions.[].id`;
  const before = isNew ? withValue(file, ['subscriptions'], ABSENT) : withValue(file, path, values[0]);
  if (key.startsWith(`${OVERRIDE}subscriptions.*`)) {
    const topic = String(valueOf(before, ['subscriptions', 0, 'topic']));
    const id = key.endsWith('.id') ? values[0] : 'known';
    const known = withValue(before, ['subscriptions', 0, 'id'], id);
    return {
      file: known,
      path: [...above, 'subscriptions', `${topic}_to_${String(id)}`, ...path.slice(2)],
      values,
    };
  }
  const index = path.findIndex((step) => typeof step === 'number');
  if (index < 0) return { file: before, path: [...above, ...path], values };
  const list = path.slice(0, index);
  const [one, other] = values.map((value) => valueOf(withValue(file, path, value), list));
  return { file: before, path: [...above, ...list], values: [one, other] };
}

/** Another kind in place of the element, which keeps nothing of the one before. */
function otherKind(leaf: Leaf, { file, path, values: [own, other] }: Trial): Trial {
  const gone = Object.fromEntries(Object.keys(own as FileTree).map((key) => [key, null]));
  const patch = { ...gone, ...(other as FileTree) };
  return overriding(leaf, { file, path, values: [own, patch] });
}

/** The setting of the element as a default instead, with all that stands below its first key. */
function asDefault({ key }: Leaf, { file, path, values }: Trial): Trial {
  const element = /defaults\.([\w-]+)\./.exec(key)![1]!;
  const above = key.startsWith(OVERRIDE) ? ['environments', 'one', 'override', 'defaults'] : ['defaults'];
  const own = path.slice(0, 3);
  const [one, other] = values.map((value) => valueOf(withValue(file, path, value), own));
  return {
    file: withValue(withValue(file, path, values[0]), own, ABSENT),
    path: [...above, element, path[2]!],
    values: [one, other],
  };
}

/** An element, or a part of one, that is there and is taken away. */
function removing(leaf: Leaf, { file, path, values }: Trial): Trial {
  const whole = withValue(file, path, values[1]);
  const place = path.slice(0, untagged(originalKey(leaf.key)).split('.').length);
  const [section, name] = place;
  // What others refer to has to stay.
  const isFree = place.length > 2 || valueOf(file, [section!, 'two']) === undefined;
  const removed = isFree ? place : [section!, 'two'];
  const own = valueOf(whole, removed) ?? { ...(valueOf(whole, [section!, name!]) as FileTree) };
  return { file: whole, path: removed, values: [own, null] };
}

/** The trial of another place, and where in the topology it must be told. */
export interface Mirrored {
  readonly trial: Trial;
  readonly place: readonly Step[];
}

export function mirrorOf(leaf: Leaf, leaves: readonly Leaf[]): Mirrored | undefined {
  const other = original(leaf, leaves);
  const trial = other && trialFor(other);
  if (!trial) return undefined;
  if (isRemoval(leaf)) {
    const removal = removing(leaf, trial);
    return { trial: overriding(leaf, removal), place: removal.path };
  }
  if (/(^|override\.)defaults\./.test(leaf.key)) return { trial: asDefault(leaf, trial), place: trial.path };
  const isKind = leaf.key.endsWith('.type') && trial.path.length === 2;
  return { trial: (isKind ? otherKind : overriding)(leaf, trial), place: trial.path };
}
