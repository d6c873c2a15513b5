import { valueAt, type Path } from '#base/diagnostics/path';
import { isMap } from '#base/util/json';
import type { SchemaNode } from '#language/schema/json-schema';
import type { Span } from '#language/source/span';
import { cursorAt, wordAround, type Cursor } from './cursor';
import type { Named } from './names';
import { namedByValue, plainPath, type Section } from './references';
import { schemaAt } from './schema-walk';

export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'name';
  /** What replaces `span`. */
  readonly text: string;
  readonly span: Span;
  readonly detail?: string | undefined;
  readonly description?: string | undefined;
}

export interface Knowledge {
  readonly schema: SchemaNode;
  /** What can be named, in all files of the topology. */
  readonly names: (section: Section) => readonly Named[];
}

type Offer = Omit<Completion, 'span'>;

function isMapNode({ properties, additionalProperties }: SchemaNode): boolean {
  return properties !== undefined || typeof additionalProperties === 'object';
}

/** `key: ` for a plain value; below a key for a map or list, what comes next is up to the writer. */
function keyOffers(nodes: readonly SchemaNode[], written: unknown): Offer[] {
  const present = new Set(isMap(written) ? Object.keys(written) : []);
  const properties = new Map(nodes.flatMap((node) => Object.entries(node.properties ?? {})));
  const required = new Set(nodes.flatMap((node) => node.required ?? []));
  return [...properties]
    .filter(([key]) => !present.has(key))
    .map(([key, { description }]) => ({
      label: key,
      kind: 'key' as const,
      text: `${key}: `,
      detail: required.has(key) ? 'required' : undefined,
      description,
    }));
}

function literal(value: unknown): string {
  return typeof value === 'string' && /^[\w./-]+$/.test(value) ? value : JSON.stringify(value);
}

function valueOffers(nodes: readonly SchemaNode[]): Offer[] {
  const offers = nodes.flatMap((node): Offer[] => {
    const { description, examples = [], default: standard } = node;
    const fixed = node.enum ?? (node.const === undefined ? [] : [node.const]);
    const all = node.type === 'boolean' ? [true, false] : fixed;
    const suggested = [...(standard === undefined ? [] : [standard]), ...examples];
    const plain = suggested.filter((value) => typeof value !== 'object');
    return (all.length > 0 ? all : plain).map((value) => ({
      label: literal(value),
      kind: 'value',
      text: literal(value),
      detail: value === standard ? 'default' : undefined,
      description,
    }));
  });
  return [...new Map(offers.map((offer) => [offer.label, offer])).values()];
}

function nameOffers(named: readonly Named[]): Offer[] {
  return named.map(({ name, detail }) => ({ label: name, kind: 'name', text: name, detail }));
}

/** Keys that name what is declared elsewhere, such as the rules below `rules`. */
function keyNames({ path, data }: Cursor, { names }: Knowledge): Offer[] {
  const sections: Readonly<Record<string, Section>> = {
    rules: 'rules',
    stores: 'stores',
    eventSources: 'queues',
  };
  const plain = plainPath(path);
  const isRules = plain.length === 1 && plain[0] === 'rules';
  const isOfConsumer = plain.length === 3 && plain[0] === 'consumers';
  const isOverride = path.length === 4 && path[2] === 'override';
  const section = isOverride ? (path[3] as Section) : sections[String(plain.at(-1))];
  if (!section || !(isRules || isOfConsumer || isOverride)) return [];
  const present = valueAt(data, path);
  const open = names(section).filter(({ name }) => !isMap(present) || !Object.hasOwn(present, name));
  return nameOffers(open).map((offer) => ({ ...offer, text: `${offer.text}: ` }));
}

/** A list of which one item is written says of the others what that one is. */
function itemPath(path: Path): Path {
  return typeof path.at(-1) === 'number' ? [...path.slice(0, -1), 0] : path;
}

function offersAt(cursor: Cursor, knowledge: Knowledge): Offer[] {
  const { kind, path, data } = cursor;
  const nodes = schemaAt(knowledge.schema, kind === 'item' ? itemPath(path) : path, data);
  if (kind === 'key') return [...keyNames(cursor, knowledge), ...keyOffers(nodes, valueAt(data, path))];
  const section = namedByValue(path);
  const named = section ? nameOffers(knowledge.names(section)) : [];
  const values = section ? named : valueOffers(nodes.filter((node) => !isMapNode(node)));
  return kind === 'item' ? [...values, ...keyOffers(nodes, undefined)] : values;
}

const REFERABLE = ['queues', 'topics', 'stores'] as const;
const ATTRIBUTES = { queues: ['url', 'arn', 'name'], topics: ['arn', 'name'], stores: ['name', 'arn'] };

/** What `${` may refer to. */
function referenceOffers({ names }: Knowledge): Offer[] {
  const fixed = ['environment', 'region', 'account'];
  const vars = names('vars').map(({ name }) => `vars.${name}`);
  const elements = REFERABLE.flatMap((section) =>
    names(section).flatMap(({ name }) => ATTRIBUTES[section].map((part) => `${section}.${name}.${part}`)),
  );
  return [...vars, ...fixed, ...elements].map((text) => ({ label: text, kind: 'name', text }));
}

/** What may be written at an offset. */
export function complete(text: string, offset: number, knowledge: Knowledge): readonly Completion[] {
  const span = wordAround(text, offset);
  const within = (offers: readonly Offer[]) => offers.map((offer) => ({ ...offer, span }));
  if (text.slice(0, span.start).endsWith('${')) return within(referenceOffers(knowledge));
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  if (/(^|\s)#/.test(line)) return [];
  const cursor = cursorAt(text, offset);
  return cursor ? within(offersAt(cursor, knowledge)) : [];
}
