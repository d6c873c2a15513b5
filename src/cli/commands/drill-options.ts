import { CALM_DAY } from '#language/resolve/drills';
import { MESSAGE_TIME_TEXT, PERCENT, SLOWDOWN, TIMES } from '#base/util/factors';
import { toSeconds } from '#base/util/units';
import type { DrillFile } from '#language/schema/drill';
import { CALM, DRILL_LENGTH, HIGHEST_SEED, MOST_MESSAGES } from '#model/drill';
import { usageProblem, type Outcome } from '../command';
import type { OptionsOf } from '../option-values';
import { ended, ok, type Result } from '../result';
import type { DRILL } from './drill-spec';

type Options = OptionsOf<typeof DRILL>;

/** What an option takes, and what to say if it is something else. */
interface Form<T> {
  readonly expected: string;
  readonly read: (text: string) => T | undefined;
}

function text(form: RegExp): (written: string) => string | undefined {
  return (written) => (form.test(written) ? written : undefined);
}

function within(min: number, max: number): (written: string) => string | undefined {
  return (written) => {
    const seconds = toSeconds(written);
    return seconds !== undefined && seconds >= min && seconds <= max ? written : undefined;
  };
}

const TROUBLE: Form<string> = {
  expected: 'a time of at most 14d such as `2h`',
  read: within(1, DRILL_LENGTH.max - CALM),
};

const FORMS = {
  burst: {
    expected: `a number of messages up to ${MOST_MESSAGES}`,
    read: (written: string) => {
      const messages = /^\d{1,8}$/.test(written) ? Number(written) : 0;
      return messages >= 1 && messages <= MOST_MESSAGES ? messages : undefined;
    },
  },
  outage: TROUBLE,
  failing: TROUBLE,
  throttle: TROUBLE,
  dependencySlow: { expected: 'a factor such as `10x` or `10x for 2h`', read: text(SLOWDOWN) },
  poison: { expected: 'a percentage such as `1%`', read: text(PERCENT) },
  messageTime: {
    expected: 'a time such as `250ms` or `2s`',
    read: text(MESSAGE_TIME_TEXT),
  },
  load: { expected: 'a factor such as `5x`', read: text(TIMES) },
  peak: { expected: 'a factor such as `3x`', read: text(TIMES) },
  for: { expected: 'a time from 2h to 14d', read: within(DRILL_LENGTH.min, DRILL_LENGTH.max) },
  seed: {
    expected: `a whole number up to ${HIGHEST_SEED}`,
    read: (written: string) =>
      /^\d{1,7}$/.test(written) && Number(written) <= HIGHEST_SEED ? Number(written) : undefined,
  },
} satisfies Record<string, Form<string | number>>;

type Key = keyof typeof FORMS;

function flag(key: Key): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function wrong(key: Key, found: string): Outcome {
  return usageProblem(`${flag(key)} takes ${FORMS[key].expected}, found \`${found}\``);
}

/** `biller=2h` and `mailer=1h` for some, or `2h` for all. */
function aimed(key: Key, given: readonly string[]): Result<unknown> {
  const named: Record<string, string | number> = {};
  for (const written of given) {
    const [, name, value = ''] = /^(?:([^=]+)=)?(.*)$/.exec(written) ?? [];
    const read = FORMS[key].read(value);
    if (read === undefined) return ended(wrong(key, value));
    if (name === undefined && given.length > 1) {
      return ended(
        usageProblem(`${flag(key)} is for all or for some`, 'give one value, or a name with each'),
      );
    }
    if (name === undefined) return ok(read);
    named[name] = read;
  }
  return ok(named);
}

/** The drill that options describe; `undefined` if none of them does. */
export function writtenDrill(options: Options): Result<DrillFile | undefined> {
  const drill: Record<string, unknown> = {};
  for (const key of Object.keys(FORMS) as Key[]) {
    const given = options[key];
    if (given === undefined) continue;
    const read = typeof given === 'string' ? FORMS[key].read(given) : aimed(key, given);
    if (read === undefined) return ended(wrong(key, given as string));
    if (typeof read === 'object') {
      if (!read.ok) return read;
      drill[key] = read.value;
    } else drill[key] = read;
  }
  const described = Object.keys(drill).filter((key) => key !== 'seed');
  return ok(described.length === 0 ? undefined : { ...CALM_DAY, ...drill });
}

/** The seed alone, which goes with drills of the file too. */
export function seedOf({ seed }: Options): number | undefined {
  return seed === undefined ? undefined : FORMS.seed.read(seed);
}
