import type { Style } from '../util/style';
import { alignedTable } from '../util/table';
import { plural } from '../util/text';
import type { QueueState, Status } from './status';

const COLUMNS = [
  { title: 'queue' },
  { title: 'waiting', right: true },
  { title: 'in flight', right: true },
  { title: 'delayed', right: true },
  { title: 'oldest', right: true },
  { title: 'dead', right: true },
];

/** Seconds as a person says them: two units are enough. */
export function age(seconds: number): string {
  const whole = Math.round(seconds);
  const units: readonly (readonly [number, string])[] = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'm'],
    [1, 's'],
  ];
  const first = units.findIndex(([size]) => whole >= size);
  if (first < 0) return '0s';
  const [size] = units[first]!;
  const next = units[first + 1];
  const rest = next ? Math.floor((whole % size) / next[0]) : 0;
  const head = `${Math.floor(whole / size)}${units[first]![1]}`;
  return rest > 0 && next ? `${head} ${rest}${next[1]}` : head;
}

function row(state: QueueState, byName: ReadonlyMap<string, QueueState>): string[] {
  const { queue, depth, oldest, deadLetters } = state;
  if (!depth) return [queue.name, 'not deployed', '', '', '', ''];
  const dead = deadLetters === undefined ? undefined : byName.get(deadLetters)?.depth;
  return [
    queue.name,
    String(depth.waiting),
    String(depth.inFlight),
    String(depth.delayed),
    oldest === undefined ? '-' : age(oldest),
    dead ? String(dead.waiting + dead.inFlight) : '-',
  ];
}

/** Queues with their dead letters beside them, then what alarms say. */
export function statusText({ stack, at, queues, alarms, trouble }: Status, style: Style): string {
  const byName = new Map(queues.map((state) => [state.queue.name, state]));
  const targets = new Set(queues.map(({ deadLetters }) => deadLetters));
  const rows = queues.filter(({ queue }) => !targets.has(queue.name)).map((state) => row(state, byName));
  const ringing = alarms.filter(({ state }) => state === 'ALARM');
  const summary =
    alarms.length === 0 ? [] : [`${plural(alarms.length, 'alarm')}, ${ringing.length} in alarm\n`];
  return [
    `${style.bold(stack)}  ${style.dim(at.toISOString())}\n`,
    alignedTable(COLUMNS, rows, style),
    ...summary,
    ...(trouble ? [`ages and alarms are not known: ${trouble.message}\n`] : []),
    ...ringing.map(({ name, description }) => `${style.error(name)}: ${description}\n`),
  ].join('');
}

/** For programs. */
export function statusJson({ stack, at, queues, alarms, trouble }: Status): object {
  return {
    formatVersion: 1,
    stack,
    at: at.toISOString(),
    queues: queues.map(({ queue, physicalName, depth, oldest, deadLetters }) => ({
      name: queue.name,
      physicalName,
      deployed: depth !== undefined,
      ...(depth ?? {}),
      oldestSeconds: oldest ?? null,
      deadLetters: deadLetters ?? null,
    })),
    alarms: trouble ? null : alarms.map(({ name, state }) => ({ name, state })),
  };
}
