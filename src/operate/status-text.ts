import type { Style } from '#base/util/style';
import { alignedTable } from '#base/util/table';
import { plural } from '#base/util/text';
import { age } from './age';
import { consumerWords } from './consumers';
import type { ConsumerState } from './consumers';
import type { QueueState, Status } from './status';
import { versioned } from '#base/util/json';

const QUEUES = [
  { title: 'queue' },
  { title: 'waiting', right: true },
  { title: 'in flight', right: true },
  { title: 'delayed', right: true },
  { title: 'oldest', right: true },
  { title: 'dead', right: true },
];

const CONSUMERS = [{ title: 'consumer' }, { title: 'kind' }, { title: 'state' }];

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

function queuesText({ queues }: Status, style: Style): string {
  const byName = new Map(queues.map((state) => [state.queue.name, state]));
  const targets = new Set(queues.map(({ deadLetters }) => deadLetters));
  const rows = queues.filter(({ queue }) => !targets.has(queue.name)).map((state) => row(state, byName));
  return alignedTable(QUEUES, rows, style);
}

function consumersText({ consumers, at }: Status, style: Style): string {
  if (consumers.length === 0) return '';
  const words = consumers.map((state) => ({ ...state.consumer, ...consumerWords(state, at) }));
  const rows = words.map(({ name, kind, state }) => [name, kind, state]);
  const complaints = words.flatMap(({ name, complaints: said }) =>
    said.map((complaint) => `${style.error(name)}: ${complaint}\n`),
  );
  return `\n${alignedTable(CONSUMERS, rows, style)}${complaints.join('')}`;
}

function alarmsText({ alarms, trouble }: Status, style: Style): string {
  if (trouble) return `\nages and alarms are not known: ${trouble.message}\n`;
  if (alarms.length === 0) return '';
  const ringing = alarms.filter(({ state }) => state === 'ALARM');
  const lines = ringing.map(({ name, description }) => `${style.error(name)}: ${description}\n`);
  return `\n${plural(alarms.length, 'alarm')}, ${ringing.length} in alarm\n${lines.join('')}`;
}

/** Queues with their dead letters beside them, who works them off, and what alarms say. */
export function statusText(status: Status, style: Style): string {
  return [
    `${style.bold(status.stack)}  ${style.dim(status.at.toISOString())}\n`,
    queuesText(status, style),
    consumersText(status, style),
    alarmsText(status, style),
  ].join('');
}

/** What AWS does not say is `null`, so that every field is there. */
function withNulls(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (_, part: unknown) => part ?? null));
}

function consumerJson({ consumer, condition, trouble }: ConsumerState): unknown {
  const { name, physicalName, queues } = consumer;
  return withNulls({
    name,
    physicalName,
    queues: queues.map((queue) => queue.name),
    deployed: trouble ? null : condition !== undefined,
    ...(condition ?? { kind: consumer.kind }),
    ...(trouble ? { trouble: trouble.message } : {}),
  });
}

/** For programs. */
export function statusJson({ stack, at, queues, consumers, alarms, trouble }: Status): object {
  return versioned({
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
    consumers: consumers.map(consumerJson),
    alarms: trouble ? null : alarms.map(({ name, state }) => ({ name, state })),
  });
}
