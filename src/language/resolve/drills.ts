import { error, type Finding } from '#base/diagnostics/diagnostic';
import { child, type Path } from '#base/diagnostics/path';
import { suggest } from '#base/diagnostics/suggest';
import { toPart, toSlowdown, toTimes } from '#base/util/factors';
import { formatSeconds, toMilliseconds, toSeconds } from '#base/util/units';
import {
  CALM,
  lengthOf,
  longestTrouble,
  namesAimedAt,
  type Aimed,
  type Drill,
  type Slowdown,
} from '#model/drill';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { Topology } from '#model/topology';
import type { Report } from '../read/report';
import type { DrillFile } from '../schema/drill';

/** What a drill can name. */
export type Named = Pick<Topology, 'topics' | 'queues' | 'consumers'>;

const MILLISECONDS = 1000;

type Written<T extends string | number> = T | Readonly<Record<string, T>> | undefined;

function converted<W extends string | number, T extends number | Slowdown>(
  written: Written<W>,
  convert: (value: W) => T | undefined,
): Aimed<T> {
  if (written === undefined) return undefined;
  if (typeof written !== 'object') return convert(written);
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, convert(value)!]));
}

/** Everything that a drill names, with what it must be. */
function checkNames(drill: Drill, { topics, queues, consumers }: Named, fail: (finding: Finding) => void) {
  const check = (key: keyof Drill, sort: string, known: ReadonlySet<string>) => {
    for (const name of namesAimedAt(drill[key] as Aimed<number | Slowdown>)) {
      if (known.has(name)) continue;
      const path = child(drill.path, key, name);
      const help = () => suggest(name, [...known]);
      fail({ rule: 'unknown-reference', message: `there is no ${sort} \`${name}\``, path, on: 'key', help });
    }
  };
  const workers = new Set(consumers.keys());
  check('burst', 'topic or queue', new Set([...topics.keys(), ...queues.keys()]));
  check('poison', 'queue', new Set(queues.keys()));
  for (const key of ['outage', 'failing', 'throttle', 'dependencySlow', 'messageTime'] as const) {
    check(key, 'consumer', workers);
  }
  const worked = new Set([...consumers.values()].flatMap((consumer) => consumer.queues));
  for (const key of ['burst', 'poison'] as const) {
    for (const name of namesAimedAt(drill[key])) {
      const queue = queues.get(name);
      if (!queue || worked.has(queue)) continue;
      const message = `\`${name}\` has no consumer, so that there is nothing to play`;
      fail({ rule: 'wrong-value', message, path: child(drill.path, key, name), on: 'key' });
    }
  }
  for (const key of ['outage', 'failing', 'dependencySlow'] as const) {
    for (const name of namesAimedAt(drill[key] as Aimed<number | Slowdown>)) {
      if (consumers.get(name)?.queues.length !== 0) continue;
      const message = `\`${name}\` takes messages from no queue, so that there is nothing to play`;
      fail({ rule: 'wrong-value', message, path: child(drill.path, key, name), on: 'key' });
    }
  }
  for (const name of namesAimedAt(drill.throttle)) {
    const consumer = consumers.get(name);
    if (!consumer || consumerFacts(consumer).isPolledByAws) continue;
    const message = `AWS does not throttle \`${name}\`: its tasks ask for messages themselves`;
    const help = 'use `outage` or `dependencySlow`';
    fail({ rule: 'wrong-value', message, path: child(drill.path, 'throttle', name), on: 'key', help });
  }
}

function checkLength(drill: Drill, fail: (finding: Finding) => void): void {
  const most = lengthOf(drill) - CALM;
  if (longestTrouble(drill) <= most) return;
  const message = `the trouble lasts longer than the ${formatSeconds(most)} that are left after the first hour`;
  const path = child(drill.path, 'for');
  fail({ rule: 'wrong-value', message, path, help: 'raise `for`, or shorten the trouble' });
}

function secondsOf(written: number | string | undefined): number | undefined {
  return written === undefined ? undefined : toSeconds(written);
}

function expectationsOf({ expect }: DrillFile): Drill['expect'] {
  if (!expect) return undefined;
  const { p95, oldest, drained, lost, dead, alarms } = expect;
  return {
    p95: secondsOf(p95),
    oldest: secondsOf(oldest),
    drained: secondsOf(drained),
    lost,
    dead,
    alarms,
  };
}

/** A drill as it is meant, whether it stands in the file or on the command line. */
export function resolveDrill(
  name: string,
  written: DrillFile,
  path: Path,
  named: Named,
  report: Report,
): Drill {
  const drill: Drill = {
    name,
    path,
    for: secondsOf(written.for),
    load: toTimes(written.load)!,
    peak: toTimes(written.peak)!,
    burst: written.burst,
    outage: converted<number | string, number>(written.outage, toSeconds),
    failing: converted<number | string, number>(written.failing, toSeconds),
    throttle: converted<number | string, number>(written.throttle, toSeconds),
    dependencySlow: converted(written.dependencySlow, toSlowdown),
    poison: converted(written.poison, toPart),
    messageTime: converted<string, number>(
      written.messageTime,
      (text) => toMilliseconds(text)! / MILLISECONDS,
    ),
    seed: written.seed,
    expect: expectationsOf(written),
  };
  const fail = (finding: Finding) => report(error(finding));
  checkNames(drill, named, fail);
  checkLength(drill, fail);
  return drill;
}

/** What a drill is that says nothing. */
export const CALM_DAY = { load: '1x', peak: '1x', messageTime: '100ms', seed: 1 } as const;

/** A day without trouble, with the traffic of the file spread evenly. */
export function calmDay(named: Named): Drill {
  return resolveDrill('command line', CALM_DAY, [], named, () => undefined);
}

export function resolveDrills(
  drills: Readonly<Record<string, DrillFile>> | undefined,
  named: Named,
  report: Report,
): Drill[] {
  return Object.entries(drills ?? {}).map(([name, written]) =>
    resolveDrill(name, written, ['drills', name], named, report),
  );
}
