import type { Expectations, WrittenFlow } from '#model/flow';
import type { Observed } from './observe';

/** What is expected of a flow that expects nothing yet. */
const FIRST: readonly (keyof Expectations)[] = ['delivered', 'filtered', 'dead', 'attempts'];

function some(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].filter(([, count]) => count > 0));
}

/** The same counts as were expected, and those that are not zero. */
function counted(written: object | undefined, counts: ReadonlyMap<string, number>): Record<string, number> {
  const expected = Object.keys(written ?? {}).map((name): [string, number] => [name, counts.get(name) ?? 0]);
  return { ...Object.fromEntries(expected), ...some(counts) };
}

function asData(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? parsed : body;
  } catch {
    return body;
  }
}

type Recorder = (seen: Observed, written: Expectations) => unknown;

const RECORDERS: Readonly<Record<keyof Expectations, Recorder>> = {
  delivered: ({ delivered }) => [...delivered].sort(),
  filtered: ({ filtered }) => [...filtered.keys()].sort(),
  consumed: ({ consumed }, written) => counted(written.consumed, consumed),
  waiting: ({ waiting }, written) => counted(written.waiting, waiting),
  dead: ({ dead }, written) => counted(written.dead, dead),
  expired: ({ expired }, written) => counted(written.expired, expired),
  discarded: ({ discarded }, written) => counted(written.discarded, discarded),
  refused: ({ refused }) => refused,
  attempts: ({ attempts }, written) =>
    typeof written.attempts === 'object'
      ? counted(written.attempts, attempts)
      : Math.max(0, ...attempts.values()),
  order: ({ bodies }, { order = {} }) =>
    Object.fromEntries(Object.keys(order).map((name) => [name, (bodies.get(name) ?? []).map(asData)])),
  body: ({ bodies }, { body = {} }) =>
    Object.fromEntries(Object.keys(body).map((name) => [name, asData(bodies.get(name)?.[0] ?? '')])),
};

function isEmpty(value: unknown): boolean {
  return value === 0 || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}

/** What would make a flow pass: for the same keys as before, or for the usual ones if there are none. */
export function recorded({ expect }: WrittenFlow, seen: Observed): Record<string, unknown> {
  const keys = expect ? (Object.keys(expect) as (keyof Expectations)[]) : FIRST;
  const entries = keys.map((key) => [key, RECORDERS[key](seen, expect ?? {})] as const);
  return Object.fromEntries(
    expect ? entries : entries.filter(([key, value]) => key === 'delivered' || !isEmpty(value)),
  );
}
