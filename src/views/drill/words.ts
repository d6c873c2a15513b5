import { list } from '#base/util/text';
import { aboutSeconds } from '#base/util/units';
import { isForAll, type Aimed, type Drill, type Slowdown } from '#model/drill';

function aimed<T extends number | Slowdown>(
  value: Aimed<T>,
  all: string,
  words: (value: T, whom: string) => string,
): string[] {
  if (value === undefined) return [];
  if (isForAll(value)) return [words(value, all)];
  return Object.entries(value as Readonly<Record<string, T>>).map(([name, one]) => words(one, name));
}

/** What a drill plays, in words: `2h outage of biller`. */
export function troubleWords(drill: Drill): string {
  const { load, peak, burst, outage, failing, throttle, dependencySlow, poison } = drill;
  const whole = 'every queue';
  const everybody = 'every consumer';
  const words = [
    ...(load === 1 ? [] : [`${load} times the traffic`]),
    ...(peak === 1 ? [] : [`a day with a peak of ${peak} times the mean`]),
    ...aimed(burst, whole, (messages, to) => `${messages.toLocaleString('en-US')} messages at once to ${to}`),
    ...aimed(outage, everybody, (time, of) => `${of} receives nothing for ${aboutSeconds(time)}`),
    ...aimed(failing, everybody, (time, of) => `everything fails in ${of} for ${aboutSeconds(time)}`),
    ...aimed(
      throttle,
      'every function and pipe',
      (time, of) => `${of} is throttled for ${aboutSeconds(time)}`,
    ),
    ...aimed(
      dependencySlow,
      everybody,
      ({ timesAsLong, seconds }, of) =>
        `${of} takes ${timesAsLong} times as long for ${aboutSeconds(seconds)}`,
    ),
    ...aimed(poison, whole, (part, of) => `${Math.round(part * 100_000) / 1000}% of ${of} always fails`),
  ];
  return words.length === 0 ? 'a day without trouble' : list(words);
}
