import { breakingChanges } from '#views/compare/breaking';
import { BREAKING_WRITERS } from '#views/compare/breaking-reporters';
import { proveText, topologyOf } from '#test/unit/topology-of';
import {
  attributes,
  CONTRACT_CHANGES,
  filtered,
  QUEUES,
  SUBSCRIPTION,
  TOPOLOGY_CHANGES,
} from './breaking-changes';

function sidesOf(before: string, after: string): string {
  const sides = breakingChanges(topologyOf(before), topologyOf(after)).map(({ side }) => side);
  const letters = [...new Set(sides)].map((side) => side.charAt(0).toUpperCase()).sort();
  return letters.join('') || '-';
}

const ROWS = [...CONTRACT_CHANGES, ...TOPOLOGY_CHANGES];

test('there are 60 labels at least', () => {
  expect(ROWS.length * 2).toBeGreaterThanOrEqual(60);
});

test.each(ROWS)('%s', (_, before, after, there, back) => {
  expect({ there: sidesOf(before, after), back: sidesOf(after, before) }).toEqual({ there, back });
});

test.each(ROWS)('nothing breaks where nothing changes: %s', (_, before, after) => {
  expect(sidesOf(before, before) + sidesOf(after, after)).toBe('--');
});

const breakingText = BREAKING_WRITERS.text;

const WORKER =
  'consumers: { worker: { type: external, queue: billing, role: "arn:aws:iam::123456789012:role/w" } }\n';

test('each consumer and filter is named', () => {
  const schema = (values: string) => `required: [type], properties: { type: { enum: [${values}] } }`;
  const rest = `${filtered('{ type: [created] }')}\n${WORKER}`;
  const text = breakingText(
    breakingChanges(
      topologyOf(attributes(schema('created, paid'), rest)),
      topologyOf(attributes(schema('created, settled'), rest)),
    ),
  );
  // `settled` does not pass the filter, so that only publishers are concerned.
  expect(text).toBe(
    'breaks publishers: attribute `type` of messages of topic `orders` may not be `"paid"` any more\n' +
      '    concerns publishers outside of the file\n\n1 breaking change, for publishers\n',
  );
  const narrower = breakingText(
    breakingChanges(
      topologyOf(attributes(schema('created, paid'), `${SUBSCRIPTION}\n${WORKER}`)),
      topologyOf(attributes(schema('created, paid'), rest)),
    ),
  );
  expect(narrower).toContain('the filter of subscription `orders_to_billing` is new: fewer messages pass');
  expect(narrower).toContain('concerns `worker` (queue `billing`)');
});

test('a contract that makes a filter impossible is told of the filter', () => {
  const rest = filtered('{ type: [paid] }');
  // It is an error of its own too, which a topology with such a filter has.
  const [after] = proveText(attributes('properties: { type: { enum: [created] } }', rest)).topologies;
  const found = breakingChanges(
    topologyOf(attributes('properties: { type: { enum: [created, paid] } }', rest)),
    after!,
  );
  expect(found.map(({ message }) => message)).toContain(
    'the filter of subscription `orders_to_billing` matches no message any more',
  );
});

test('what is gone', () => {
  const whole = `topics: { orders: {} }\n${QUEUES}\n${SUBSCRIPTION}\n`;
  const found = (after: string) =>
    breakingChanges(topologyOf(whole), topologyOf(after)).map(({ side, message }) => `${side}: ${message}`);
  expect(found('queues: { billing: {}, audit: {} }')).toEqual([
    'publishers: topic `orders` is gone',
    'consumers: topic `orders` is gone',
  ]);
  expect(
    found(
      'topics: { orders: {} }\nqueues: { billing: {} }\nsubscriptions: [{ topic: orders, queue: billing }]',
    ),
  ).toEqual(['consumers: queue `audit` is gone']);
  expect(found(`topics: { orders: {} }\n${QUEUES}`)).toEqual([
    'consumers: subscription `orders_to_billing` is gone',
  ]);
});

test('an element that is renamed and keeps its name in AWS breaks nobody', () => {
  const before = 'topics: { orders: {} }\nqueues: { billing: {} }';
  const after =
    'topics: { orders: {} }\nqueues: { bills: { renamedFrom: billing, physicalName: shop-default-billing, deadLetters: { physicalName: shop-default-billing-dlq } } }';
  expect(sidesOf(before, after)).toBe('-');
});
