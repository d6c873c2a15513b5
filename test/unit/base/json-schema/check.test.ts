import { checkSchema } from '#base/json-schema/check';
import { formatPath } from '#base/diagnostics/path';
import { brief, proveText, topologyOf } from '#test/unit/topology-of';

function problems(schema: object): string[] {
  return checkSchema(schema as Parameters<typeof checkSchema>[0]).map(
    ({ path, message, help }) => `${formatPath(path)}: ${message}${help === undefined ? '' : ` (${help})`}`,
  );
}

test.each([
  [
    '2020-12 unless it says otherwise',
    { prefixItems: [{ type: 'string' }], dependentRequired: { a: ['b'] } },
  ],
  ['draft 7', { $schema: 'http://json-schema.org/draft-07/schema#', items: [{ type: 'string' }] }],
  [
    'parts that refer to themselves',
    { $ref: '#/$defs/a', $defs: { a: { properties: { a: { $ref: '#/$defs/a' } } } } },
  ],
  ['anchors', { $ref: '#a', $defs: { a: { $anchor: 'a', type: 'string' } } }],
  ['notes of one’s own', { 'x-owner': 'checkout', type: 'object' }],
  ['formats that are not looked at', { type: 'string', format: 'iban' }],
  [
    'examples and words',
    { title: 'Order', description: 'x', examples: [{ a: 1 }], deprecated: true, default: {} },
  ],
])('%s', (_, schema) => {
  expect(problems(schema)).toEqual([]);
});

test.each([
  [
    'an unknown type',
    { properties: { a: { type: 'strin' } } },
    'properties.a.type: `strin` is no type of JSON Schema (did you mean `string`?)',
  ],
  [
    'a misspelt keyword',
    { requierd: ['a'] },
    'requierd: `requierd` is no keyword of JSON Schema (did you mean `required`?)',
  ],
  ['a broken reference', { $ref: '#/$defs/a' }, '$ref: `$ref` names nothing in this schema: `#/$defs/a`'],
  [
    'a reference to another file',
    { properties: { a: { $ref: 'a.json' } } },
    'properties.a.$ref: `$ref` names nothing in this schema: `a.json`',
  ],
  ['a broken pattern', { pattern: '(' }, 'pattern: `(` is no regular expression'],
  [
    'an unknown draft',
    { $schema: 'http://json-schema.org/draft-04/schema#' },
    '$schema: the draft `http://json-schema.org/draft-04/schema#` is not known',
  ],
  ['required that is no list', { required: 'a' }, 'required: `required` must be array, found `a`'],
  ['a list of items in 2020-12', { items: [{}] }, 'items: `items` must be object,boolean, found a list'],
])('%s', (_, schema, expected) => {
  expect(problems(schema).join('\n')).toContain(expected);
});

test('what is wrong with a schema in the topology is found where it stands', () => {
  const { diagnostics } = proveText('topics:\n  orders:\n    message:\n      body: { type: objekt }\n');
  expect(diagnostics.map(brief)).toContain('invalid-message-schema @ topics.orders.message.body.type 7:21');
});

test('and in a file, where the topology names it', () => {
  const files = { 'order.json': '{ "properties": { "a": { "type": "objekt" } } }', 'list.json': '[]' };
  const { diagnostics } = proveText(
    'topics: { a: { message: order.json }, b: { message: { body: list.json } } }',
    files,
  );
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'in `order.json`, at `properties.a.type`: `objekt` is no type of JSON Schema',
    '`list.json` does not hold a JSON object',
  ]);
  expect(proveText('topics: { a: { message: gone.json } }').diagnostics.map(({ rule }) => rule)).toContain(
    'file-not-found',
  );
});

test('two topics may have the same schema', () => {
  const schema = '{ "$id": "https://example.com/order", "type": "object" }';
  const { topics } = topologyOf('topics: { a: { message: o.json }, b: { message: { body: o.json } } }', {
    'o.json': schema,
  });
  expect(topics.get('a')?.contract?.body).toMatchObject({ file: 'o.json', schema: { type: 'object' } });
  expect(topics.get('b')?.contract?.body?.schema).toEqual(topics.get('a')?.contract?.body?.schema);
});

test('a schema where its keys were expected says where it belongs', () => {
  const { diagnostics } = proveText('topics: { a: { message: { properties: {} } } }');
  expect(diagnostics.map(({ help }) => help)).toEqual(['here it is called `body`']);
});
