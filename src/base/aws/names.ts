/** What SQS and SNS demand of the last part of a FIFO name, counted in its length. */
export const FIFO_SUFFIX = '.fifo';

export function isFifoName(name: string): boolean {
  return name.endsWith(FIFO_SUFFIX);
}

/** What may have a pattern of its own for names, as the file calls it. */
export const NAMING_SORTS = [
  'topic',
  'queue',
  'deadLetters',
  'fargate',
  'lambda',
  'step-functions',
  's3',
  'dynamodb',
  'publisher',
  'cluster',
  'role',
] as const;

export type NamingSort = (typeof NAMING_SORTS)[number];

/** The patterns of a topology; `default` is for every sort that has none. */
export type Naming = { readonly [sort in NamingSort]?: string | undefined } & { readonly default: string };

/** What the words of a pattern stand for: `name`, `environment`, `region`, `id`, and for some sorts `queue` or `role`. */
export interface NamingContext {
  readonly name?: string;
  readonly environment?: string;
  readonly region?: string;
  readonly id?: string;
  readonly queue?: string;
  readonly role?: string;
}

/** Where a word of a pattern stands. */
const WORD = /\{(\w+)\}/g;

/** The word without what its form says: `id` for `{Id}`, `{id_}`, `{ID}` and `{ID_}`. */
export function baseOfWord(word: string): string {
  return word.replace(/_$/, '').toLowerCase();
}

/** `{id}` gives `order-created`, `{id_}` `order_created`, `{Id}` `OrderCreated`, `{ID}` `ORDER-CREATED`, `{ID_}` `ORDER_CREATED`. */
function inForm(word: string, value: string): string | undefined {
  const base = baseOfWord(word);
  const separated = word.endsWith('_') ? value.replaceAll('-', '_') : value;
  const form = word.replace(/_$/, '');
  if (form === base) return separated;
  if (form === base.toUpperCase()) return separated.toUpperCase();
  if (word !== base[0]!.toUpperCase() + base.slice(1)) return undefined;
  return value
    .split(/[-_]/)
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('');
}

/** The words of a pattern, as they are written. */
export function wordsOfPattern(pattern: string): string[] {
  return Array.from(pattern.matchAll(/\{([^{}]*)\}/g), ([, word]) => word!);
}

/** Whether a word means anything, for these values. */
export function isKnownWord(word: string, known: readonly string[]): boolean {
  return /^\w+$/.test(word) && known.includes(baseOfWord(word)) && inForm(word, 'x') !== undefined;
}

/** Fills `{name}-{environment}-{id}`; a FIFO name gets its suffix. */
export function physicalNameOf(pattern: string, context: NamingContext, fifo: boolean): string {
  const name = pattern.replace(WORD, (whole, word: string) => {
    const base = baseOfWord(word);
    const value = Object.hasOwn(context, base) ? context[base as keyof NamingContext] : undefined;
    return value === undefined ? whole : (inForm(word, value) ?? whole);
  });
  return fifo ? name + FIFO_SUFFIX : name;
}

/** What all names of a pattern start with; empty if they have nothing in common. */
export function startOfNames(pattern: string, place: NamingContext): string {
  const [start = ''] = pattern.split(/\{id_?\}|\{Id\}|\{ID_?\}/);
  return physicalNameOf(start, { ...place, id: '' }, false);
}

/** What the pattern of dead-letter queues may say of the queue, without its FIFO suffix. */
export function withoutFifoSuffix(name: string): string {
  return isFifoName(name) ? name.slice(0, -FIFO_SUFFIX.length) : name;
}

export const DEAD_LETTER_NAMING = '{queue}-dlq';

/** The FIFO suffix stays at the end. */
export function deadLetterNameOf(
  queueName: string,
  pattern = DEAD_LETTER_NAMING,
  context: NamingContext = {},
): string {
  const queue = withoutFifoSuffix(queueName);
  return physicalNameOf(pattern, { ...context, queue }, isFifoName(queueName));
}
