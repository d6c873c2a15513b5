import { z } from 'zod';
import { TopologyFile } from './topology-file';

/** A JSON Schema node, as far as it is looked into here. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: SchemaNode | boolean;
  readonly propertyNames?: SchemaNode;
  readonly definitions?: Readonly<Record<string, SchemaNode>>;
}

const SCHEMA_ID = 'https://unpkg.com/msgtopo/schema/topology.schema.json';

const REFERENCE: SchemaNode = { $ref: '#/definitions/reference' };
const ANY_JSON: SchemaNode = { description: 'Any JSON value.' };
const NOTHING: SchemaNode = { type: 'null' };

function mapValues<T, R>(
  map: Readonly<Record<string, T>>,
  change: (value: T, key: string) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]));
}

/** Whether `${vars.x}` would not be taken for a value of this schema, though it may become one. */
function refusesReference(node: SchemaNode): boolean {
  if (node.type === 'string') return node.pattern !== undefined || node.enum !== undefined;
  return (
    node.type === 'integer' || node.type === 'number' || node.type === 'boolean' || node.const !== undefined
  );
}

function below(node: SchemaNode): SchemaNode {
  return {
    ...node,
    ...(node.properties ? { properties: mapValues(node.properties, allowReferences) } : {}),
    ...(node.items ? { items: allowReferences(node.items) } : {}),
    ...(typeof node.additionalProperties === 'object'
      ? { additionalProperties: allowReferences(node.additionalProperties) }
      : {}),
  };
}

/** Interpolation comes before the shape is checked, so wherever a value is expected a reference may stand. */
function allowReferences(node: SchemaNode): SchemaNode {
  const options = node.anyOf ?? node.oneOf;
  if (options) {
    const { oneOf: _, ...rest } = node;
    return { ...rest, anyOf: [...options.map(below), REFERENCE] };
  }
  if (!refusesReference(node)) return below(node);
  const { description, default: standard, examples, ...value } = node;
  return {
    ...(description === undefined ? {} : { description }),
    ...(standard === undefined ? {} : { default: standard }),
    ...(examples === undefined ? {} : { examples }),
    anyOf: [value, REFERENCE],
  };
}

/** `orders:` with nothing behind it is an element with nothing but defaults. */
function allowEmptyElements(node: SchemaNode): SchemaNode {
  return { ...node, additionalProperties: { anyOf: [node.additionalProperties as SchemaNode, NOTHING] } };
}

/** What may be merged over an element: any part of it, or nothing to remove a part. */
function patchOf(node: SchemaNode): SchemaNode {
  if (node.anyOf) return { anyOf: node.anyOf.map(patchOf) };
  const { required: _, description: __, ...rest } = node;
  return { ...rest, properties: mapValues(node.properties ?? {}, (value) => ({ anyOf: [value, NOTHING] })) };
}

function patchesOf(node: SchemaNode): SchemaNode {
  return { type: 'object', additionalProperties: { anyOf: [patchOf(node), NOTHING] } };
}

function overrideSchema(root: SchemaNode, definitions: Readonly<Record<string, SchemaNode>>): SchemaNode {
  const { tags, naming, defaults, subscriptions, cluster, roles, rules, accept, compliance } = root.properties!;
  const section = (name: string): SchemaNode => {
    const definition = definitions[name]!;
    return { ...patchOf(definition), description: definition.description! };
  };
  return {
    type: 'object',
    properties: {
      tags: tags!,
      naming: naming!,
      defaults: defaults!,
      topics: patchesOf(definitions['topic']!),
      queues: patchesOf(definitions['queue']!),
      filters: patchesOf(definitions['filter']!),
      consumers: patchesOf(definitions['consumer']!),
      stores: patchesOf(definitions['store']!),
      publishers: patchesOf(definitions['publisher']!),
      network: section('network'),
      monitoring: section('monitoring'),
      audit: section('audit'),
      budget: section('budget'),
      outputs: section('outputs'),
      cluster: cluster!,
      roles: roles!,
      rules: rules!,
      accept: accept!,
      compliance: compliance!,
      subscriptions: { anyOf: [subscriptions!, patchesOf(definitions['subscription']!)] },
    },
    additionalProperties: false,
  };
}

function describeAll(override: SchemaNode, root: SchemaNode): SchemaNode {
  const properties = mapValues(override.properties!, (node, key) => ({
    description: root.properties![key]!.description ?? '',
    ...node,
  }));
  return { ...override, properties };
}

/** Without what zod names for itself: the recursion inside free JSON, which would tell a reader nothing more. */
function named(definitions: Readonly<Record<string, SchemaNode>>): Record<string, SchemaNode> {
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => !name.startsWith('__')));
}

/** What zod names for itself is always the inside of free JSON, which has a name here. */
function anyJsonByName(node: SchemaNode): SchemaNode {
  const text = JSON.stringify(node).replace(/#\/definitions\/__\w+/g, '#/definitions/json');
  return JSON.parse(text) as SchemaNode;
}

/** The JSON Schema of the language, for editors: draft 7, which they know best. */
export function topologyJsonSchema(): SchemaNode {
  const generated = anyJsonByName(z.toJSONSchema(TopologyFile, { io: 'input', target: 'draft-07' }) as SchemaNode);
  const definitions: Readonly<Record<string, SchemaNode>> = {
    ...mapValues(named(generated.definitions ?? {}), allowReferences),
    json: ANY_JSON,
  };
  const { version, topics, queues, environments, ...others } = generated.properties!;
  const properties = {
    version: version!,
    ...mapValues(others, allowReferences),
    topics: allowEmptyElements(topics!),
    queues: allowEmptyElements(queues!),
    environments: allowEmptyElements(environments!),
  };
  const root = { ...generated, properties };
  const environment = definitions['environment']!;
  const override = describeAll(overrideSchema(root, definitions), root);
  const overridden = { ...environment.properties!['override']!, ...override };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: SCHEMA_ID,
    title: 'msgtopo topology',
    ...root,
    definitions: {
      ...definitions,
      environment: { ...environment, properties: { ...environment.properties, override: overridden } },
      reference: {
        type: 'string',
        pattern: '\\$\\{[^}]+\\}',
        description: 'A reference such as `${vars.workers}`, `${environment}`, `${region}` or `${account}`.',
      },
    },
  } as SchemaNode;
}
