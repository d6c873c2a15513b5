import { filterPolicy, type Message } from '../src/filter-policy';
import type { Benchmark, Ratio } from './harness/benchmark';
import { naiveMatches, naiveMatchesText } from './naive-filter';

const SECONDS = 0.25;
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

function shown(perSecond: number): string {
  return Math.round(perSecond).toLocaleString('en');
}

interface Compared {
  readonly name: string;
  readonly ours: number;
  readonly naive: number;
  readonly fromText: number;
}

function compare(name: string, policy: (typeof CASES)[keyof typeof CASES]): Compared {
  const compiled = filterPolicy.compile(policy, 'MessageAttributes');
  const text = JSON.stringify(policy);
  if (compiled.matches(message) !== naiveMatches(policy, message)) {
    throw new Error(`${name}: the matchers disagree`);
  }
  return {
    name,
    ours: rate(() => compiled.matches(message)),
    naive: rate(() => naiveMatches(policy, message)),
    fromText: rate(() => naiveMatchesText(text, message)),
  };
}

/** One message to many subscriptions, each with a filter of its own. */
function fanOut(count: number): readonly string[] {
  const subscriptions = Array.from({ length: count }, (_, index) =>
    filterPolicy.compile({ eventType: [`type_${index}`, 'order_created'] }),
  );
  const fanOuts = rate(() => {
    for (const subscription of subscriptions) subscription.matches(message);
  });
  return [`fan-out to ${count} subscriptions`, shown(fanOuts * count), '', ''];
}

export const filterMatching: Benchmark = {
  name: 'filter-matching',
  title: 'Filter policies',
  about:
    'Messages a second that are held against a filter policy, within one process: the compiled policy, a naive matcher ' +
    '(`benchmarks/naive-filter.ts`), and the same matcher that reads the policy from its text each time, as one would ' +
    'write it first.',
  quick: true,
  run() {
    const compared = Object.entries(CASES).map(([name, policy]) => compare(name, policy));
    const lines = { order: { lines: { sku: ['b'], count: [1] } } };
    const body = rate(() => filterPolicy.matches(lines, 'MessageBody', message));
    const ratios = compared.map(({ name, ours, fromText }): [string, Ratio] => [
      `${name}, to the naive one from text`,
      { value: ours / fromText, better: 'higher' },
    ]);
    return {
      columns: ['policy', 'msgtopo', 'naive', 'naive from text'],
      rows: [
        ...compared.map(({ name, ours, naive, fromText }) => [
          name,
          shown(ours),
          shown(naive),
          shown(fromText),
        ]),
        ['body, within a list', shown(body), '', ''],
        ...[10, 100, 1000].map(fanOut),
      ],
      ratios: Object.fromEntries(ratios),
    };
  },
};
