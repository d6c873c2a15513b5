import fc from 'fast-check';
import { fieldOf } from '#messages/contract/field';
import { attributeValues, breachesOf } from '#messages/contract/message';
import { mayHold } from '#messages/contract/possible';
import { failures, testFlows } from '#test/unit/messages/flow/flows-of';
import { proveText } from '#test/unit/topology-of';

const CONTRACT = `
topics:
  orders:
    message:
      body:
        type: object
        required: [id]
        properties: { id: { type: integer }, kind: { enum: [order, return] } }
        additionalProperties: false
      attributes: { properties: { eventType: { enum: [paid] }, amount: { type: number } } }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing }
`;

function publisherFindings(publisher: string): string[] {
  const { diagnostics } = proveText(`${CONTRACT}publishers:\n  nightly: ${publisher}\n`);
  return diagnostics
    .filter(({ rule }) => rule === 'message-outside-contract')
    .map(
      ({ message, place, help }) =>
        `${place!.start.column} ${message.split(': ').slice(1).join(': ')} | ${help ?? ''}`,
    );
}

describe('what publishers say', () => {
  const schedule = (message: string) =>
    `{ type: schedule, expression: rate(1 day), publishes: [orders], message: ${message} }`;

  test('as promised', () => {
    expect(publisherFindings(schedule('{ id: 1, kind: order }'))).toEqual([]);
    expect(publisherFindings(schedule(`'{"id": 1}'`))).toEqual([]);
  });

  test('not as promised, each thing where it stands', () => {
    expect(publisherFindings(schedule('{ id: x, kind: oder, knid: 1 }'))).toEqual([
      expect.stringContaining('`id` must be integer, found `x`'),
      expect.stringContaining('`kind` must be `"order"` or `"return"`, found `oder`'),
      expect.stringContaining('it has no field `knid`'),
    ]);
    expect(publisherFindings(schedule('{}'))).toEqual([expect.stringContaining('`id` is missing')]);
    expect(publisherFindings(schedule('plain'))).toEqual([
      expect.stringContaining('the message must be object, found `plain`'),
    ]);
  });

  test('a key that is nearly right', () => {
    expect(publisherFindings(schedule('{ id: 1, knd: order }'))).toEqual([
      expect.stringContaining('it has no field `knd` | did you mean `kind`?'),
    ]);
  });

  test('an event rule that sends the event as it is says nothing', () => {
    expect(publisherFindings('{ type: event-rule, publishes: [orders], pattern: { source: [a] } }')).toEqual(
      [],
    );
  });
});

describe('what flows publish', () => {
  const flow = (publish: string) =>
    `${CONTRACT}flows:\n  - { name: a flow, publish: { topic: orders, ${publish} }, expect: { delivered: [billing] } }\n`;

  test('as promised', () => {
    const result = testFlows(flow('body: { id: 1 }, attributes: { eventType: paid, amount: 5 }'));
    expect(failures(result)).toEqual([]);
  });

  test('not as promised', () => {
    const result = testFlows(flow('body: { id: 1.5 }, attributes: { eventType: payed, amount: "5" }'));
    const words = failures(result).map((failure) => failure.replace(/^.* promises: /, ''));
    expect(words).toEqual([
      '`id` must be integer, found `1.5`',
      '`amount` must be number, found `5`',
      '`eventType` must be `"paid"`, found `payed`',
    ]);
    expect(failures(result)[0]).toMatch(
      /^message-outside-contract @ 18:30 the body is not what topic `orders`/,
    );
  });

  test('what is sent to a queue is no matter of a topic', () => {
    const yaml = `${CONTRACT}flows:\n  - { name: poison, send: { queue: billing, body: poison }, expect: { waiting: { billing: 1 } } }\n`;
    expect(failures(testFlows(yaml))).toEqual([]);
  });
});

test('attributes are text, numbers and lists; nothing is known of binary ones', () => {
  expect(
    attributeValues({
      a: { DataType: 'String', StringValue: '5' },
      b: { DataType: 'Number', StringValue: '5' },
      c: { DataType: 'String.Array', StringValue: '["x", 1]' },
      d: { DataType: 'Binary', StringValue: 'AA==' },
    }),
  ).toEqual({ a: '5', b: 5, c: ['x', 1] });
});

/** Schemas of one field, and values that may lie in it. */
const leaf = fc.oneof(
  fc.record({ type: fc.constantFrom('string', 'number', 'integer', 'boolean', 'null') }),
  fc.record({ enum: fc.uniqueArray(fc.constantFrom('a', 'b', 1, 2, 1.5, true, null), { minLength: 1 }) }),
  fc.record({
    type: fc.constant('number'),
    minimum: fc.integer({ min: 0, max: 2 }),
    exclusiveMaximum: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ type: fc.constant('string'), pattern: fc.constantFrom('^a', 'b$') }),
);
const schema = fc.oneof(
  leaf,
  fc.record({ allOf: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
  fc.record({ anyOf: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
  leaf.map((items) => ({ type: 'array', items })),
);
const scalar = fc.constantFrom('a', 'b', 'ab', 'ba', 0, 1, 2, 1.5, true, false, null);

test('a value that a message may have is one that a filter may ask for', () => {
  fc.assert(
    fc.property(schema, scalar, (field, value) => {
      const root = { properties: { field } } as Parameters<typeof fieldOf>[0];
      const held = 'items' in field ? [value] : value;
      if (breachesOf(root, { field: held }).length > 0) return;
      const ranges = fieldOf(root, ['field']);
      expect(typeof ranges).not.toBe('string');
      if (typeof ranges !== 'string') expect(mayHold({ kind: 'equals', value }, ranges)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('and a value that no message may have is none', () => {
  fc.assert(
    fc.property(schema, scalar, (field, value) => {
      const root = { properties: { field } } as Parameters<typeof fieldOf>[0];
      const held = 'items' in field ? [value] : value;
      if (breachesOf(root, { field: held }).length === 0) return;
      const ranges = fieldOf(root, ['field']);
      if (typeof ranges !== 'string') expect(mayHold({ kind: 'equals', value }, ranges)).toBe(false);
    }),
    { numRuns: 500 },
  );
});
