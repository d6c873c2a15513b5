import Ajv from 'ajv';
import { load } from 'js-yaml';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { OVERRIDABLE } from '#language/read/environment';
import { topologyJsonSchema, type SchemaNode } from '#language/schema/json-schema';
import { YAML_CORE } from '#language/source/yaml-core';


const ROOT = resolve(__dirname, '../../../..');
const schema = topologyJsonSchema();
const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);

function problems(text: string): string[] {
  validate(load(text, { schema: YAML_CORE }));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

function foldersOf(path: string): string[] {
  return readdirSync(join(ROOT, path))
    .filter((name) => name !== 'common')
    .map((name) => join(path, name));
}

test('the published file is the schema of the code', () => {
  const published = JSON.parse(readFileSync(join(ROOT, 'schema/topology.schema.json'), 'utf8')) as unknown;
  expect(published).toEqual(schema);
});

test.each([...foldersOf('templates'), ...foldersOf('test/fixtures/ok')])(
  '%s is what editors accept',
  (folder) => {
    expect(problems(readFileSync(join(ROOT, folder, 'topology.yaml'), 'utf8'))).toEqual([]);
  },
);

const HEAD = 'version: 1\nname: shop\nregion: eu-west-1\n';

test.each([
  ['an unknown section', 'queue: {}'],
  ['an unknown key of a queue', 'queues: { billing: { retentoin: 4d } }'],
  ['a duration without unit', 'queues: { billing: { retention: "4" } }'],
  ['a receive count out of range', 'queues: { billing: { deadLetters: { maxReceiveCount: 0 } } }'],
  ['a subscription without topic', 'subscriptions: [{ queue: billing }]'],
  [
    'an unknown key in an override',
    'environments: { prod: { override: { queues: { billing: { dely: 1 } } } } }',
  ],
  ['an unknown backend', 'environments: { prod: { backend: { type: s4 } } }'],
])('editors refuse %s', (_, text) => {
  expect(problems(HEAD + text)).not.toEqual([]);
});

test.each([
  [
    'a reference where a number stands',
    'queues: { a: { deadLetters: { maxReceiveCount: "${vars.count}" } } }',
  ],
  ['an element with nothing but defaults', 'queues: { a: }'],
  ['rules of one environment', 'environments: { prod: { override: { rules: { undeliverable-is-lost: off } } } }'],
  ['a part that an override removes', 'environments: { prod: { override: { queues: { a: } } } }'],
])('editors accept %s', (_, text) => {
  expect(problems(HEAD + text)).toEqual([]);
});

test('editors know every section that an override may change', () => {
  const { override } = schema.definitions!['environment']!.properties!;
  expect(Object.keys(override!.properties!).sort()).toEqual([...OVERRIDABLE].sort());
});

/** Every property of every object, by its path. */
function* properties(node: SchemaNode, path: string): Generator<readonly [string, SchemaNode]> {
  for (const [key, value] of Object.entries(node.properties ?? {})) {
    yield [`${path}.${key}`, value];
    yield* properties(value, `${path}.${key}`);
  }
  for (const [name, value] of Object.entries(node.definitions ?? {})) yield* properties(value, name);
  for (const option of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) yield* properties(option, path);
  if (node.items) yield* properties(node.items, `${path}[]`);
}

function isDescribed(node: SchemaNode): boolean {
  const name = node.$ref?.split('/').pop();
  const options = node.anyOf ?? node.allOf ?? [];
  return Boolean(
    node.description ??
    (name === undefined ? undefined : schema.definitions?.[name]?.description) ??
    options.find(isDescribed),
  );
}

test('every key is described', () => {
  const silent = [...properties(schema, 'file')]
    .filter(([, node]) => !isDescribed(node))
    .map(([path]) => path);
  expect(silent).toEqual([]);
});
