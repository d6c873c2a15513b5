import { filterPolicy, type Message } from '#messages/filter-policy/index';
import type { Benchmark, Effort, Ratio } from './harness/benchmark';
import { median } from './harness/measure';
import { naiveMatches, naiveMatchesText } from './naive-filter';

/** Of processor time, so that what else the machine does counts for nobody. */
const MICROSECONDS = 40_000;
const ROUNDS = { full: 11, quick: 11, smoke: 1 };
const CALLS_AT_ONCE = 1000;

type Call = () => void;

/** Calls a second of processor time. */
function rate(call: Call): number {
  const start = process.cpuUsage();
  for (let calls = CALLS_AT_ONCE; ; calls += CALLS_AT_ONCE) {
    for (let index = 0; index < CALLS_AT_ONCE; index++) call();
    const { user, system } = process.cpuUsage(start);
    if (user + system >= MICROSECONDS) return (calls / (user + system)) * 1_000_000;
  }
}

/** The rates of each call in each round, in turn. In the first round they are compiled, so it does not count. */
function rates(calls: readonly Call[], effort: Effort): number[][] {
  const found: number[][] = calls.map(() => []);
  for (let round = 0; round <= ROUNDS[effort]; round++) {
    for (const [index, call] of calls.entries()) {
      const calledIn = rate(call);
      if (round > 0) found[index]!.push(calledIn);
    }
  }
  return found;
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
  /** Of the compiled policy, the naive matcher, and that from text. */
  readonly rates: readonly number[];
  /** Of the first to the last, in the same round. */
  readonly ratio: number;
}

function compare(name: string, policy: (typeof CASES)[keyof typeof CASES], effort: Effort): Compared {
  const compiled = filterPolicy.compile(policy, 'MessageAttributes');
  const text = JSON.stringify(policy);
  if (compiled.matches(message) !== naiveMatches(policy, message)) {
    throw new Error(`${name}: the matchers disagree`);
  }
  const calls = [
    () => compiled.matches(message),
    () => naiveMatches(policy, message),
    () => naiveMatchesText(text, message),
  ];
  const found = rates(calls, effort);
  const [ours, , fromText] = found as [number[], number[], number[]];
  return {
    name,
    rates: found.map(median),
    ratio: median(ours.map((ourRate, round) => ourRate / fromText[round]!)),
  };
}

const FAN_OUTS = {
  attributes: (index: number) => ({ eventType: [`type_${index}`, 'order_created'] }),
  body: (index: number) => ({ order: { lines: { sku: [`sku_${index}`, 'b'], count: [1] } } }),
};

/** One message to many subscriptions, each with a filter of its own. */
function fanOut(count: number, scope: keyof typeof FAN_OUTS, effort: Effort): readonly string[] {
  const subscriptions = Array.from({ length: count }, (_, index) =>
    filterPolicy.compile(FAN_OUTS[scope](index), scope),
  );
  const call = () => {
    for (const subscription of subscriptions) subscription.matches(message);
  };
  const [fanOuts] = rates([call], effort) as [number[]];
  return [`fan-out to ${count} subscriptions by ${scope}`, shown(median(fanOuts) * count), '', ''];
}

export const filterMatching: Benchmark = {
  name: 'filter-matching',
  title: 'Filter policies',
  about:
    'Messages a second of processor time that are held against a filter policy, within one process and in turn: the ' +
    'compiled policy, a naive matcher (`benchmarks/naive-filter.ts`), and the same matcher that reads the policy from ' +
    'its text each time, as one would write it first.',
  quick: true,
  run(effort) {
    const compared = Object.entries(CASES).map(([name, policy]) => compare(name, policy, effort));
    const lines = { order: { lines: { sku: ['b'], count: [1] } } };
    const call = () => filterPolicy.matches(lines, 'MessageBody', message);
    const [body] = rates([call], effort) as [number[]];
    const ratios = compared.map(({ name, ratio }): [string, Ratio] => [
      `${name}, to the naive one from text`,
      { value: ratio, better: 'higher' },
    ]);
    return {
      columns: ['policy', 'msgtopo', 'naive', 'naive from text'],
      rows: [
        ...compared.map((one) => [one.name, ...one.rates.map(shown)]),
        ['body, within a list', shown(median(body)), '', ''],
        ...[10, 100, 1000].map((count) => fanOut(count, 'attributes', effort)),
        fanOut(1000, 'body', effort),
      ],
      ratios: Object.fromEntries(ratios),
    };
  },
};
