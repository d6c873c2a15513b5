import { isDeepStrictEqual } from 'node:util';
import { error, type Diagnostic, type Related } from '#base/diagnostics/diagnostic';
import { child, type Path } from '#base/diagnostics/path';
import type { Topology } from '#model/topology';
import { eventsOf } from '../simulator/trace';
import { list, quoted } from '#base/util/text';
import { canonicalName } from './names';
import type { Kept, Observed } from './observe';
import type { Flow } from './flow';

/** What expectations are held against. */
interface Comparison {
  readonly topology: Topology;
  readonly flow: Flow;
  readonly seen: Observed;
  readonly path: Path;
}

function miss(message: string, path: Path, related: readonly Related[] = []): Diagnostic {
  return error({ rule: 'flow-failed', message, path, related });
}

function names(items: Iterable<string>): string {
  const all = quoted(items);
  return all.length === 0 ? 'nobody' : list(all);
}

function nameIn({ topology }: Comparison, written: string): string {
  return canonicalName(topology, written) ?? written;
}

/** Where the filter stands that kept a message back. */
function filterNote({ subscription, verdict }: Kept): Related {
  const { filter, path } = subscription;
  const at = filter ? child(filter.path, 'policy', ...verdict.path) : path;
  return { path: at, message: `the filter of \`${subscription.name}\` decided: ${verdict.because}` };
}

function notDelivered(comparison: Comparison, written: string, path: Path): Diagnostic {
  const { seen } = comparison;
  const name = nameIn(comparison, written);
  const kept = seen.filtered.get(name)?.[0];
  if (kept) return miss(`\`${written}\` received nothing: ${kept.verdict.because}`, path, [filterNote(kept)]);
  const stopped = seen.events.find(
    (event) => event.kind === 'undelivered' && nameIn(comparison, event.subscription.name) === name,
  );
  if (stopped?.kind === 'undelivered')
    return miss(`\`${written}\` received nothing: ${stopped.reason}`, path);
  const [refused] = eventsOf(seen.events, 'refused');
  const why = refused
    ? `\`${refused.by.name}\` refused a message: ${refused.reason}`
    : 'no message was on the way to it';
  return miss(`\`${written}\` received nothing: ${why}`, path);
}

function checkDelivered(comparison: Comparison, written: readonly string[], path: Path): Diagnostic[] {
  const { seen } = comparison;
  const expected = new Set(written.map((name) => nameIn(comparison, name)));
  const absent = written.flatMap((name, index) =>
    seen.delivered.has(nameIn(comparison, name)) ? [] : [notDelivered(comparison, name, child(path, index))],
  );
  const surplus = [...seen.delivered].filter((name) => !expected.has(name));
  if (surplus.length === 0) return absent;
  const notes = seen.events.flatMap((event): Related[] => {
    if (event.kind !== 'delivered' || !surplus.includes(nameIn(comparison, event.subscription.name)))
      return [];
    const { name, path: at } = event.subscription;
    return [{ path: at, message: `\`${name}\` let it through: ${event.verdict.because}` }];
  });
  return [...absent, miss(`${names(surplus)} received a message too`, path, notes.slice(0, surplus.length))];
}

function checkFiltered(
  comparison: Comparison,
  written: readonly string[] | Readonly<Record<string, string>>,
  path: Path,
): Diagnostic[] {
  const isList = Array.isArray(written);
  const entries = isList
    ? (written as readonly string[]).map((name, index) => ({ name, key: undefined, at: child(path, index) }))
    : Object.entries(written).map(([name, key]) => ({ name, key, at: child(path, name) }));
  return entries.flatMap(({ name, key, at }) => {
    const kept = comparison.seen.filtered.get(nameIn(comparison, name));
    if (!kept) return [miss(`no filter kept a message from \`${name}\``, at)];
    if (key === undefined || kept.some(({ verdict }) => verdict.path.join('.') === key)) return [];
    const deciding = kept[0]!;
    const message = `a message was kept from \`${name}\` by \`${deciding.verdict.path.join('.')}\`, not by \`${key}\``;
    return [miss(message, at, [filterNote(deciding)])];
  });
}

function checkCounts(
  comparison: Comparison,
  written: Readonly<Record<string, number>>,
  found: ReadonlyMap<string, number>,
  words: string,
  path: Path,
): Diagnostic[] {
  return Object.entries(written).flatMap(([name, expected]) => {
    const count = found.get(nameIn(comparison, name)) ?? 0;
    return count === expected
      ? []
      : [miss(`\`${name}\`: ${count} ${words}, not ${expected}`, child(path, name))];
  });
}

function checkAttempts(
  comparison: Comparison,
  written: number | Readonly<Record<string, number>>,
  path: Path,
): Diagnostic[] {
  const { attempts } = comparison.seen;
  if (typeof written !== 'number') return checkCounts(comparison, written, attempts, 'attempts', path);
  const most = Math.max(0, ...attempts.values());
  return most === written ? [] : [miss(`the most attempts were ${most}, not ${written}`, path)];
}

/** Text is compared to the byte, anything else as JSON. */
function isBody(found: string, expected: unknown): boolean {
  if (typeof expected === 'string') return found === expected;
  try {
    return isDeepStrictEqual(JSON.parse(found), expected);
  } catch {
    return false;
  }
}

function shownBody(body: unknown): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return `\`${text.length > 120 ? `${text.slice(0, 117)}...` : text}\``;
}

function checkBodies(
  comparison: Comparison,
  written: Readonly<Record<string, unknown>>,
  path: Path,
): Diagnostic[] {
  return Object.entries(written).flatMap(([name, expected]) => {
    const bodies = comparison.seen.bodies.get(nameIn(comparison, name)) ?? [];
    if (bodies.length === 0) return [miss(`\`${name}\` received nothing, and so no body`, child(path, name))];
    const other = bodies.find((body) => !isBody(body, expected));
    return other === undefined
      ? []
      : [miss(`\`${name}\` received the body ${shownBody(other)}`, child(path, name))];
  });
}

function checkOrder(
  comparison: Comparison,
  written: Readonly<Record<string, readonly unknown[]>>,
  path: Path,
): Diagnostic[] {
  return Object.entries(written).flatMap(([name, expected]) => {
    const bodies = comparison.seen.bodies.get(nameIn(comparison, name)) ?? [];
    const isSame =
      bodies.length === expected.length && bodies.every((body, index) => isBody(body, expected[index]));
    if (isSame) return [];
    const order = bodies.length === 0 ? 'nothing' : bodies.slice(0, 10).map(shownBody).join(', ');
    return [miss(`\`${name}\` received ${order}`, child(path, name))];
  });
}

/** Messages that consumers send on without end, each way once. */
function loops({ events }: Observed, flow: Flow): Diagnostic[] {
  const ways = eventsOf(events, 'looped').map(({ by, to }) => `${by} sends to \`${to.name}\` without end`);
  return [...new Set(ways)].map((way) => miss(way, child(flow.path, 'consumer')));
}

/** Every expectation that was not met, at its place. */
export function unmet(topology: Topology, flow: Flow, seen: Observed): Diagnostic[] {
  const path = child(flow.path, 'expect');
  if (Object.keys(flow.expect).length === 0) {
    const help = '`msgtopo test --update` writes down what happens';
    return [
      error({ rule: 'flow-failed', message: `flow \`${flow.name}\` expects nothing`, path: flow.path, help }),
    ];
  }
  const comparison: Comparison = { topology, flow, seen, path };
  const { delivered, filtered, consumed = {}, waiting = {}, dead = {}, expired = {} } = flow.expect;
  const { discarded = {}, refused, attempts, order = {}, body = {} } = flow.expect;
  return [
    ...loops(seen, flow),
    ...(delivered ? checkDelivered(comparison, delivered, child(path, 'delivered')) : []),
    ...(filtered ? checkFiltered(comparison, filtered, child(path, 'filtered')) : []),
    ...checkCounts(comparison, consumed, seen.consumed, 'processed', child(path, 'consumed')),
    ...checkCounts(comparison, waiting, seen.waiting, 'waiting', child(path, 'waiting')),
    ...checkCounts(comparison, dead, seen.dead, 'dead', child(path, 'dead')),
    ...checkCounts(comparison, expired, seen.expired, 'expired', child(path, 'expired')),
    ...checkCounts(comparison, discarded, seen.discarded, 'discarded', child(path, 'discarded')),
    ...(refused !== undefined && refused !== seen.refused
      ? [miss(`${seen.refused} messages were refused, not ${refused}`, child(path, 'refused'))]
      : []),
    ...(attempts === undefined ? [] : checkAttempts(comparison, attempts, child(path, 'attempts'))),
    ...checkOrder(comparison, order, child(path, 'order')),
    ...checkBodies(comparison, body, child(path, 'body')),
  ];
}
