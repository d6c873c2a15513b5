import type { SchemaNode } from '#language/schema/json-schema';
import { formatBytes, formatSeconds } from '#base/util/units';
import { code, fence, page, table } from '#base/util/markdown';
import { GENERATED } from './generated';

const TITLES: Readonly<Record<string, string>> = {
  topic: 'Topics',
  queue: 'Queues',
  filter: 'Filters',
  subscription: 'Subscriptions',
  consumer: 'Consumers',
  store: 'Stores',
  publisher: 'Publishers',
  traffic: 'Traffic',
  network: 'Network',
  flow: 'Flows',
  drill: 'Drills',
  expectations: 'Expectations',
  environment: 'Environments',
  backend: 'Backends',
  acceptance: 'Acceptances',
  monitoring: 'Monitoring',
  alarms: 'Alarms',
  audit: 'Audit',
  budget: 'Budget',
  outputs: 'Outputs',
  delivery: 'Delivery',
  codepipeline: 'Pipeline',
};

/** What has no keys of its own. */
const ANY = 'json';

function titleOf(name: string): string {
  const title = TITLES[name];
  if (title === undefined) throw new Error(`give the definition \`${name}\` a title in ${__filename}`);
  return title;
}

function definitionOf(node: SchemaNode): string | undefined {
  const ref = node.$ref ?? node.allOf?.[0]?.$ref;
  return ref?.split('/').pop();
}

function options(node: SchemaNode): readonly SchemaNode[] {
  const all = node.anyOf ?? node.oneOf ?? [node];
  return all.filter((option) => definitionOf(option) !== 'reference' && option.type !== 'null');
}

/** A number of ports has no unit. */
const LAST_PORT = 65_535;

/** What the number of a duration or size counts is known from the text that may stand instead. */
function amount(number: SchemaNode, text: SchemaNode): string {
  const isDuration = text.pattern?.includes('(s|m') ?? false;
  const format = isDuration ? formatSeconds : formatBytes;
  return `${isDuration ? 'duration' : 'size'}, ${format(number.minimum!)} to ${format(number.maximum!)}`;
}

/** Of one value that is neither a reference to a definition nor a choice. */
function plainType(node: SchemaNode): string {
  if (node.enum) return node.enum.map((value) => code(String(value))).join(', ');
  if (node.const !== undefined) return code(JSON.stringify(node.const));
  switch (node.type) {
    case 'array':
      return `list of ${typeOf(node.items ?? {})}`;
    case 'integer':
      return node.maximum === Number.MAX_SAFE_INTEGER
        ? `${node.minimum!} or more`
        : `${node.minimum ?? ''} to ${node.maximum ?? ''}`;
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'null':
      return '`null`';
    case 'boolean':
      return '`true`, `false`';
    default:
      return mapType(node);
  }
}

function mapType({ properties, additionalProperties }: SchemaNode): string {
  if (properties) return 'map';
  return typeof additionalProperties === 'object' ? `map of ${typeOf(additionalProperties)}` : 'any';
}

function typeOf(node: SchemaNode): string {
  const name = definitionOf(node);
  if (name === ANY) return 'any JSON';
  if (name !== undefined) return `[${name}](#${titleOf(name).toLowerCase()})`;
  const [first, second] = options(node);
  if (first?.type === 'integer' && second?.pattern && first.maximum !== LAST_PORT)
    return amount(first, second);
  if (!(node.anyOf ?? node.oneOf)) return plainType(node);
  return [...new Set(options(node).map(typeOf))].join(' or ');
}

function written(standard: unknown): string {
  return code(typeof standard === 'string' ? standard : JSON.stringify(standard));
}

function row(key: string, node: SchemaNode, required: boolean): string[] {
  const standard = required ? 'required' : node.default === undefined ? '' : written(node.default);
  const examples = node.examples?.map((example) => code(JSON.stringify(example))).join(', ');
  const text = [node.description ?? '', examples === undefined ? '' : `Example: ${examples}`];
  return [code(key), typeOf(node), standard, text.filter((part) => part !== '').join(' ')];
}

/** The rows of all maps that a value may hold: itself, in a list (`[]`), or by names of the user's (`*`). */
function rowsWithin(node: SchemaNode, prefix: string): string[][] {
  const maps = options(node).filter(({ properties }) => properties);
  return options(node).flatMap((option) => {
    const { properties, items, additionalProperties: named } = option;
    if (definitionOf(option) !== undefined) return [];
    // Of several forms, what one needs another may not have.
    if (properties) return rows(maps.length > 1 ? { ...option, required: [] } : option, `${prefix}.`);
    if (items) return rowsWithin(items, `${prefix}[]`);
    return typeof named === 'object' ? rowsWithin(named, `${prefix}.*`) : [];
  });
}

/** A row for each key, and below it for each key of the maps that it may hold. */
function rows(node: SchemaNode, prefix = ''): string[][] {
  return Object.entries(node.properties ?? {}).flatMap(([key, value]) => {
    const required = node.required?.includes(key) ?? false;
    return [row(prefix + key, value, required), ...rowsWithin(value, prefix + key)];
  });
}

function keyTable(keys: readonly string[][]): string {
  return table(['Key', 'Value', 'Default', 'Meaning'], keys);
}

function withoutRepeats(node: SchemaNode, keys: readonly string[]): SchemaNode {
  const properties = Object.entries(node.properties ?? {}).map(([key, value]) =>
    keys.includes(key) ? ([key, { description: value.description ?? '' }] as const) : ([key, value] as const),
  );
  return { ...node, properties: Object.fromEntries(properties) };
}

function section(name: string, node: SchemaNode): string[] {
  const heading = [`## ${titleOf(name)}`, node.description ?? ''];
  const kinds = options(node);
  if (kinds.length === 1 && !kinds[0]!.properties?.['type']?.const) {
    return [...heading, keyTable(rows(withoutRepeats(node, ['override'])))];
  }
  const sections = kinds.map((option) => {
    const { type, ...others } = option.properties ?? {};
    return [
      `### ${code(String(type?.const))}`,
      type?.description ?? '',
      keyTable(rows({ ...option, properties: others })),
    ];
  });
  return [...heading, ...sections.flat()];
}

const START = `
version: 1
name: shop
region: eu-west-1
topics:
  orders: {}
queues:
  billing: { retention: 14d }
subscriptions:
  - { topic: orders, queue: billing }
`;

/** The reference of the language, from its JSON Schema. */
export function languagePage(schema: SchemaNode): string {
  const sections = Object.keys(TITLES).map((name) => section(name, schema.definitions![name]!));
  return page([
    '# The topology file',
    GENERATED,
    'Every key that msgtopo knows; any other is an error. `msgtopo schema` prints the same as JSON Schema, which ' +
      'gives editors completion and checks.',
    fence('yaml', START),
    'Behind `[]` stand the keys of each map in a list, and behind `.*` those of each map by a name that you choose.',
    'A duration is a number of seconds, or a text such as `30s`, `5m`, `12h`, `4d`, `2w`. A size is a number of ' +
      'bytes, or a text such as `1024B`, `256KiB`. Wherever a value stands, `${vars.NAME}`, `${environment}`, ' +
      '`${region}` and `${account}` may stand for it or inside it; `$${` writes a plain `${`.',
    '## Top level',
    keyTable(rows(withoutRepeats(schema, []))),
    ...sections.flat(),
  ]);
}
