import { isMap, parsedJson } from '#base/util/json';
import { toSeconds } from '#base/util/units';
import type { Clock } from '../clock';

/** A consumer that can rest. */
export interface Pausable {
  pause(isPaused: boolean): void;
}

/** What the page can change beside what the API of AWS changes. */
export interface Controlled {
  readonly clock: Clock;
  readonly consumers: ReadonlyMap<string, Pausable>;
}

/** Longer than any retention, so that a slip of the finger jumps over no year. */
const LONGEST_JUMP = 30 * 24 * 3600;

/** Does what the page asks for; gives why not. */
export function control(body: string, { clock, consumers }: Controlled): string | undefined {
  const wish = parsedJson(body);
  const { advance, consumer, paused } = isMap(wish) ? wish : {};
  if (typeof advance === 'string') {
    const seconds = toSeconds(advance);
    if (seconds === undefined || seconds <= 0 || seconds > LONGEST_JUMP)
      return 'a jump is a time such as 15m, up to 30d';
    clock.advance(seconds * 1000);
    return undefined;
  }
  if (typeof consumer !== 'string' || typeof paused !== 'boolean') return 'the request is not understood';
  const known = consumers.get(consumer);
  if (!known) return `${consumer} does not run here`;
  known.pause(paused);
  return undefined;
}
