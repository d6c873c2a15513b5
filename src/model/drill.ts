import type { Path } from '#base/diagnostics/path';

/** A value for everything that can have it, or for what is named. */
export type Aimed<T> = T | Readonly<Record<string, T>> | undefined;

/** Work that takes longer than it should, for a while. */
export interface Slowdown {
  /** How many times as long. No element can have such a name, so that it is told from a map of names. */
  readonly timesAsLong: number;
  readonly seconds: number;
}

/** What must be so in a drill. Durations are seconds. */
export interface DrillExpectations {
  readonly p95: number | undefined;
  readonly oldest: number | undefined;
  readonly drained: number | undefined;
  readonly lost: number | undefined;
  readonly dead: number | undefined;
  /** Alarms that must fire: `billing/oldest-message`. */
  readonly alarms: readonly string[] | undefined;
}

/** A failure to play. Durations are seconds. */
export interface Drill {
  readonly name: string;
  readonly path: Path;
  /** Seconds that are played; absent for a day, or longer if the trouble is long. */
  readonly for: number | undefined;
  /** Times the traffic of the file. */
  readonly load: number;
  /** Times the mean load, at the busiest moment of the day. */
  readonly peak: number;
  /** Messages at once, by topic or queue; for all, in each queue that has a consumer. */
  readonly burst: Aimed<number>;
  /** How long consumers receive nothing. */
  readonly outage: Aimed<number>;
  /** How long everything fails that consumers process. */
  readonly failing: Aimed<number>;
  /** How long AWS starts nothing for functions and state machines. */
  readonly throttle: Aimed<number>;
  readonly dependencySlow: Aimed<Slowdown>;
  /** What part of the messages always fails, from 0 to 1, by queue. */
  readonly poison: Aimed<number>;
  /** Seconds that consumers work on a message, where the file does not say. */
  readonly messageTime: Aimed<number>;
  readonly seed: number;
  readonly expect: DrillExpectations | undefined;
}

/** The trouble begins after so many seconds, so that there is a calm time to compare with. */
export const CALM = 3600;

const DAY = 24 * 3600;

/** Seconds that consumers work on a message, where neither the file nor the drill says. */
export const MESSAGE_TIME = 0.1;

/** More messages than any burst has, and than any drill loses. */
export const MOST_MESSAGES = 10_000_000;

export const HIGHEST_SEED = 1_000_000;

/** How long a drill is at least and at most. */
export const DRILL_LENGTH = { min: 2 * CALM, max: 14 * DAY } as const;

/** The value for one name. */
export function aimedAt<T extends number | Slowdown>(aimed: Aimed<T>, name: string): T | undefined {
  return isForAll(aimed) ? aimed : (aimed as Readonly<Record<string, T>> | undefined)?.[name];
}

/** The names that a value is for; none if it is for all. */
export function namesAimedAt<T extends number | Slowdown>(aimed: Aimed<T>): readonly string[] {
  return aimed === undefined || isForAll(aimed) ? [] : Object.keys(aimed);
}

export function isForAll<T extends number | Slowdown>(aimed: Aimed<T>): aimed is T {
  return (
    typeof aimed === 'number' || typeof (aimed as Partial<Slowdown> | undefined)?.timesAsLong === 'number'
  );
}

function valuesOf<T extends number | Slowdown>(aimed: Aimed<T>): readonly T[] {
  if (aimed === undefined) return [];
  return isForAll(aimed) ? [aimed] : Object.values(aimed as Readonly<Record<string, T>>);
}

export function longestTrouble({ outage, failing, throttle, dependencySlow }: Drill): number {
  const slow = valuesOf(dependencySlow).map(({ seconds }) => seconds);
  return Math.max(0, ...[outage, failing, throttle].flatMap((aimed) => valuesOf(aimed)), ...slow);
}

/** A day, or as much longer as it takes to see what comes after the trouble. */
export function lengthOf(drill: Drill): number {
  return drill.for ?? Math.min(DRILL_LENGTH.max, Math.max(DAY, CALM + 3 * longestTrouble(drill)));
}
