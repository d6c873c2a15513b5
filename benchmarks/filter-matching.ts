/*
 * How many messages a second are held against filter policies on one core, beside a naive matcher:
 *
 *   npx tsx benchmarks/filter-matching.ts
 */
import { filterPolicy, type Message } from '../src/filter-policy';
import { naiveMatches, naiveMatchesText } from './naive-filter';

const SECONDS = 0.5;
const ROUNDS = 5;

/** Calls a second, the best of several rounds. */
function rate(call: () => void): number {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    let calls = 0;
    while (performance.now() - start < (SECONDS * 1000) / ROUNDS) {
      for (let index = 0; index < 1000; index++) call();
      calls += 1000;
    }
    best = Math.max(best, (calls / (performance.now() - start)) * 1000);
  }
  return best;
}

const attributes = {
  eventType: { DataType: 'String', StringValue: 'order_created' },
  region: { DataType: 'String', StringValue: 'eu-west-1' },
  amount: { DataType: 'Number', StringValue: '120.5' },
};
const message: Message = {
  attributes,
  body: '{"order":{"id":1,"lines":[{"sku":"a","count":2},{"sku":"b","count":1}]}}',
};

const CASES = {
  'one value': { eventType: ['order_created'] },
  'a hundred values': {
    eventType: [...Array.from({ length: 100 }, (_, index) => `type_${index}`), 'order_created'],
  },
  'three keys': {
    eventType: ['order_created'],
    region: [{ prefix: 'eu-' }],
    amount: [{ numeric: ['>=', 100] }],
  },
  wildcard: { eventType: [{ wildcard: 'order_*ed' }] },
  'anything-but, no match': { eventType: [{ 'anything-but': ['order_created'] }] },
};

function show(name: string, ...columns: (string | number)[]): void {
  const cells = columns.map((column) =>
    typeof column === 'number' ? Math.round(column).toLocaleString('en') : column,
  );
  console.log(name.padEnd(28), ...cells.map((cell) => cell.padStart(16)));
}

show('matches a second', 'msgtopo', 'naive', 'naive from text', 'ratio', 'ratio to text');
for (const [name, policy] of Object.entries(CASES)) {
  const compiled = filterPolicy.compile(policy, 'MessageAttributes');
  const text = JSON.stringify(policy);
  if (compiled.matches(message) !== naiveMatches(policy, message))
    throw new Error(`${name}: the matchers disagree`);
  const ours = rate(() => compiled.matches(message));
  const naive = rate(() => naiveMatches(policy, message));
  const fromText = rate(() => naiveMatchesText(text, message));
  show(name, ours, naive, fromText, `${(ours / naive).toFixed(1)}x`, `${(ours / fromText).toFixed(1)}x`);
}

const simple = CASES['one value'];
show(
  'by filterPolicy.matches',
  rate(() => filterPolicy.matches(simple, 'MessageAttributes', message)),
);
const lines = { order: { lines: { sku: ['b'], count: [1] } } };
show(
  'body, within a list',
  rate(() => filterPolicy.matches(lines, 'MessageBody', message)),
);

console.log('\nfan-out of one message to many subscriptions, each with a filter of its own');
for (const count of [10, 100, 1000]) {
  const subscriptions = Array.from({ length: count }, (_, index) =>
    filterPolicy.compile({ eventType: [`type_${index}`, 'order_created'] }),
  );
  const fanOuts = rate(() => {
    for (const subscription of subscriptions) subscription.matches(message);
  });
  show(`${count} subscriptions`, `${(1e9 / fanOuts / count).toFixed(0)} ns each`);
}
