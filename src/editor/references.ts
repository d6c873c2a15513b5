import type { Path } from '#base/diagnostics/path';

/** What has names in a topology file. */
export type Section =
  | 'topics'
  | 'queues'
  | 'filters'
  | 'consumers'
  | 'stores'
  | 'publishers'
  | 'drills'
  | 'environments'
  | 'vars'
  | 'rules';

/** Where a value is the name of something. `*` is any key or index. */
const VALUES: readonly (readonly [string, Section])[] = [
  ['subscriptions.*.topic', 'topics'],
  ['subscriptions.*.queue', 'queues'],
  ['subscriptions.*.lambda', 'consumers'],
  ['subscriptions.*.filter', 'filters'],
  ['subscriptions.*.deadLetters', 'queues'],
  ['queues.*.deadLetters.queue', 'queues'],
  ['consumers.*.queue', 'queues'],
  ['consumers.*.queues.*', 'queues'],
  ['consumers.*.publishes.*', 'topics'],
  ['consumers.*.sends.*', 'queues'],
  ['consumers.*.invokes.*', 'consumers'],
  ['consumers.*.enrichment', 'consumers'],
  ['consumers.*.onFailure', 'queues'],
  ['publishers.*.publishes.*', 'topics'],
  ['publishers.*.sends.*', 'queues'],
  ['publishers.*.invokes.*', 'consumers'],
  ['publishers.*.deadLetters', 'queues'],
  ['publishers.*.bucket', 'stores'],
  ['monitoring.notify', 'topics'],
  ['budget.notify', 'topics'],
  ['delivery.codepipeline.notify', 'topics'],
  ['delivery.codepipeline.environment', 'environments'],
  ['delivery.codepipeline.environments.*', 'environments'],
  ['delivery.codepipeline.approve.*', 'environments'],
  ['accept.*.rule', 'rules'],
];

/** Where a key is the name of something that is declared elsewhere. */
const KEYS: readonly (readonly [string, Section])[] = [
  ['consumers.*.stores.*', 'stores'],
  ['consumers.*.eventSources.*', 'queues'],
  ['rules.*', 'rules'],
];

const DECLARED: ReadonlySet<string> = new Set<Section>([
  'topics',
  'queues',
  'filters',
  'consumers',
  'stores',
  'publishers',
  'drills',
  'environments',
  'vars',
]);

/** Which section the values of `defaults` are for. */
const DEFAULTS: Readonly<Record<string, string>> = {
  topic: 'topics',
  queue: 'queues',
  subscription: 'subscriptions',
};

function isOverride(path: Path): boolean {
  return path[0] === 'environments' && path[2] === 'override';
}

/** The path as if it did not stand in an override or in `defaults`. */
export function plainPath(path: Path): Path {
  const plain = isOverride(path) ? path.slice(3) : path;
  const [first, kind, ...rest] = plain;
  if (first !== 'defaults' || kind === undefined) return plain;
  return [DEFAULTS[kind] ?? 'consumers', '*', ...rest];
}

function matches(pattern: string, path: Path): boolean {
  const steps = pattern.split('.');
  return steps.length === path.length && steps.every((step, at) => step === '*' || step === path[at]);
}

function find(table: typeof VALUES, path: Path): Section | undefined {
  const plain = plainPath(path);
  return table.find(([pattern]) => matches(pattern, plain))?.[1];
}

/** What the value at a path names. */
export function namedByValue(path: Path): Section | undefined {
  return find(VALUES, path);
}

export interface KeyUse {
  readonly section: Section;
  readonly role: 'declaration' | 'reference';
}

/** What the key that a path ends with declares, or names. */
export function namedByKey(path: Path): KeyUse | undefined {
  const [section, , third] = path;
  if (section === 'environments' && path.length === 4 && third === 'vars') {
    return { section: 'vars', role: 'declaration' };
  }
  const reference = find(KEYS, path);
  if (reference) return { section: reference, role: 'reference' };
  const plain = plainPath(path);
  if (plain.length !== 2 || path[0] === 'defaults' || !DECLARED.has(String(plain[0]))) return undefined;
  return { section: plain[0] as Section, role: isOverride(path) ? 'reference' : 'declaration' };
}

/** `${vars.size}`, `${queues.billing.url}` in any text. */
export const IN_TEXT = /\$\{\s*(vars|queues|topics|stores)\.([A-Za-z][\w-]*)/g;

/** `queues.billing` in `accept`. */
export function isElementText(path: Path): boolean {
  return matches('accept.*.element', plainPath(path));
}
export const ELEMENT_TEXT = /^["']?(topics|queues|consumers|stores|publishers)\.([a-z][a-z0-9-]*)/;
