import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { child, type Path } from '#base/diagnostics/path';
import { suggest } from '#base/diagnostics/suggest';
import { aboutSeconds } from '#base/util/units';
import { plural } from '#base/util/text';
import type { DrillExpectations } from '#model/drill';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { Topology } from '#model/topology';
import { alarmsOf } from '#monitoring/alarms';
import { shortName } from './alarms';
import type { DrillResult, PlayedConsumer, PlayedQueue } from './run';

/** The longest that messages took, but for a few, in the queues of a consumer. */
function p95Of({ consumer }: PlayedConsumer, queues: readonly PlayedQueue[]): number {
  const own = queues.filter(({ queue }) => consumer.queues.includes(queue));
  return Math.max(0, ...own.map(({ p95 }) => p95));
}

/** What a consumer promises, and whether it keeps that. */
export interface Promise {
  /** Seconds. */
  readonly target: number;
  readonly p95: number;
  readonly holds: boolean;
  /** Whether it is asked to: not where the drill keeps it from its work, or says what else it expects. */
  readonly isAsked: boolean;
}

export function promiseOf(played: PlayedConsumer, { drill, queues }: DrillResult): Promise | undefined {
  const target = consumerFacts(played.consumer).latency(played.consumer);
  if (target === undefined) return undefined;
  const p95 = p95Of(played, queues);
  const isAsked = !played.isOut && drill.expect?.p95 === undefined;
  return { target, p95, holds: p95 <= target, isAsked };
}

type Measured = Exclude<keyof DrillExpectations, 'alarms'>;

/** What is measured of a queue, and how that is told. */
const MEASURES: Readonly<
  Record<Measured, (queue: PlayedQueue, name: string, most: number) => string | false>
> = {
  p95: ({ p95 }, name, most) =>
    p95 > most &&
    `95% of the messages of ${name} are processed within ${aboutSeconds(p95)}, expected ${aboutSeconds(most)}`,
  oldest: ({ oldest }, name, most) =>
    oldest.seconds > most &&
    `the oldest message of ${name} is ${aboutSeconds(oldest.seconds)} old, expected ${aboutSeconds(most)}`,
  drained: ({ drained = 0 }, name, most) =>
    drained > most &&
    (drained === Infinity
      ? `${name} is not caught up with until the end, expected ${aboutSeconds(most)} after the trouble`
      : `${name} is caught up with ${aboutSeconds(drained)} after the trouble, expected ${aboutSeconds(most)}`),
  lost: ({ lost }, name, most) =>
    lost > most &&
    `${plural(lost, 'message')} of ${name} ${lost === 1 ? 'is' : 'are'} lost, expected ${most}`,
  dead: ({ dead }, name, most) =>
    dead > most && `${plural(dead, 'message')} of ${name} become dead letters, expected ${most}`,
};

function fail(message: string, path: Path, help?: string): Diagnostic {
  return error({ rule: 'drill-failed', message, path, ...(help === undefined ? {} : { help }) });
}

function unmet({ drill, queues }: DrillResult, said: string): Diagnostic[] {
  const { expect } = drill;
  if (!expect) return [];
  return (Object.keys(MEASURES) as Measured[]).flatMap((key) => {
    const most = expect[key];
    if (most === undefined) return [];
    return queues.flatMap((queue) => {
      const message = MEASURES[key](queue, `\`${queue.queue.name}\``, most);
      return message === false ? [] : fail(said + message, child(drill.path, 'expect', key));
    });
  });
}

function silent(topology: Topology, { drill, alarms }: DrillResult, said: string): Diagnostic[] {
  const known = alarmsOf(topology).map((alarm) => shortName(topology, alarm));
  return (drill.expect?.alarms ?? []).flatMap((name, index) => {
    if (alarms.some((firing) => firing.name === name)) return [];
    const path = child(drill.path, 'expect', 'alarms', index);
    return known.includes(name)
      ? fail(`${said}the alarm \`${name}\` does not fire`, path)
      : fail(`${said}there is no alarm \`${name}\``, path, suggest(name, known));
  });
}

function broken(result: DrillResult, said: string): Diagnostic[] {
  return result.consumers.flatMap((played) => {
    const promise = promiseOf(played, result);
    if (!promise || promise.holds || !promise.isAsked) return [];
    const { consumer } = played;
    const message =
      `${said}95% of the messages for \`${consumer.name}\` are processed within ${aboutSeconds(promise.p95)}, and ` +
      `\`latency\` is ${aboutSeconds(promise.target)}`;
    const path = child(consumer.path, 'scaling', 'latency', 'target');
    return fail(
      message,
      path,
      'raise `max` or `target`, or say with `expect.p95` what is enough in this drill',
    );
  });
}

/** What is not as the drill expects, or as the topology promises. */
export function judge(topology: Topology, result: DrillResult): Diagnostic[] {
  const said = `drill \`${result.drill.name}\`: `;
  return [...unmet(result, said), ...silent(topology, result, said), ...broken(result, said)];
}
