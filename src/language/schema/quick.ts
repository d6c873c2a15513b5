/*
 * The part of zod that the schema is written with, for the question whether a value is right, and nothing else. The
 * bundle puts it in the place of zod (docs/adr/0008): a sound file then never waits for zod, which takes longer to load
 * than everything else that `validate` does. Where the answer is no, zod itself is loaded and says why. A differential
 * test holds the two against each other.
 */

const WRONG = Symbol('wrong');

type Check = (value: unknown) => unknown;
type Shape = Readonly<Record<string, Quick>>;
type Mask = Readonly<Record<string, true>>;

/** What an absent key is: an error, nothing, or something that the schema puts in its place. */
type Absence = 'wrong' | 'omitted' | 'filled';

class Quick {
  constructor(
    readonly check: Check,
    readonly absence: Absence = 'wrong',
  ) {}

  /** Descriptions are for people and for zod. */
  meta(): this {
    return this;
  }

  optional(): QuickOptional {
    return new QuickOptional(this);
  }

  default(standard: unknown): Quick {
    const fill = () => (typeof standard === 'object' ? structuredClone(standard) : standard);
    return new Quick((value) => (value === undefined ? fill() : this.check(value)), 'filled');
  }

  prefault(standard: unknown): Quick {
    return new Quick((value) => this.check(value === undefined ? standard : value), 'filled');
  }

  refine(holds: (value: never) => boolean): Quick {
    return new Quick((value) => {
      const checked = this.check(value);
      return checked === WRONG || holds(checked as never) ? checked : WRONG;
    });
  }

  safeParse(value: unknown): { success: true; data: unknown } | { success: false } {
    const data = this.check(value);
    return data === WRONG ? { success: false } : { success: true, data };
  }
}

class QuickOptional extends Quick {
  constructor(private readonly inner: Quick) {
    const { absence, check } = inner;
    const isFilled = absence === 'filled';
    super(
      (value) => (value === undefined && !isFilled ? undefined : check(value)),
      isFilled ? 'filled' : 'omitted',
    );
  }

  unwrap(): Quick {
    return this.inner;
  }
}

/** Texts, numbers and lists: what has an amount that may be bounded. The types of zod say what can be asked of which. */
class Measured<T> extends Quick {
  constructor(
    check: Check,
    private readonly amount: (value: T) => number,
  ) {
    super(check);
  }

  /** What follows on a value that is right so far. */
  private then(next: (value: T) => unknown): Measured<T> {
    const follow: Check = (value) => {
      const checked = this.check(value);
      return checked === WRONG ? WRONG : next(checked as T);
    };
    return new Measured(follow, this.amount);
  }

  min(least: number): Measured<T> {
    return this.then((value) => (this.amount(value) >= least ? value : WRONG));
  }

  max(most: number): Measured<T> {
    return this.then((value) => (this.amount(value) <= most ? value : WRONG));
  }

  regex(form: RegExp): Measured<T> {
    return this.then((text) => (form.test(text as string) ? text : WRONG));
  }

  trim(): Measured<T> {
    return this.then((text) => (text as string).trim());
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkMap(shape: Shape): Check {
  const fields = Object.entries(shape);
  const known = new Set(Object.keys(shape));
  return (value) => {
    if (!isMap(value)) return WRONG;
    for (const key in value) if (!known.has(key)) return WRONG;
    const data: Record<string, unknown> = {};
    for (const [key, field] of fields) {
      const isPresent = key in value;
      if (!isPresent && field.absence !== 'filled') {
        if (field.absence === 'wrong') return WRONG;
        continue;
      }
      const checked = field.check(value[key]);
      if (checked === WRONG) return WRONG;
      data[key] = checked;
    }
    return data;
  };
}

class QuickMap extends Quick {
  constructor(readonly shape: Shape) {
    super(checkMap(shape));
  }

  extend(more: Shape): QuickMap {
    return new QuickMap({ ...this.shape, ...more });
  }

  omit(mask: Mask): QuickMap {
    return this.fields((key) => !(key in mask));
  }

  pick(mask: Mask): QuickMap {
    return this.fields((key) => key in mask);
  }

  partial(): QuickMap {
    const fields = Object.entries(this.shape).map(([key, field]) => [key, field.optional()] as const);
    return new QuickMap(Object.fromEntries(fields));
  }

  private fields(belongs: (key: string) => boolean): QuickMap {
    return new QuickMap(Object.fromEntries(Object.entries(this.shape).filter(([key]) => belongs(key))));
  }
}

class QuickChoice extends Quick {
  constructor(readonly values: readonly unknown[]) {
    super((value) => (values.includes(value) ? value : WRONG));
  }
}

function firstOf(options: readonly Quick[]): Check {
  return (value) => {
    for (const { check } of options) {
      const checked = check(value);
      if (checked !== WRONG) return checked;
    }
    return WRONG;
  };
}

function listOf(item: Quick): Check {
  return (value) => {
    if (!Array.isArray(value)) return WRONG;
    const items = value.map(item.check);
    return items.includes(WRONG) ? WRONG : items;
  };
}

function recordOf(name: Quick, item: Quick): Check {
  return (value) => {
    if (!isMap(value)) return WRONG;
    const data: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const checked = name.check(key) === WRONG ? WRONG : item.check(value[key]);
      if (checked === WRONG) return WRONG;
      data[key] = checked;
    }
    return data;
  };
}

function boolean(value: unknown): unknown {
  return typeof value === 'boolean' ? value : WRONG;
}

function finite(value: unknown): unknown {
  return Number.isFinite(value) ? value : WRONG;
}

function whole(value: unknown): unknown {
  return Number.isSafeInteger(value) ? value : WRONG;
}

function text(): Measured<string> {
  return new Measured(
    (value) => (typeof value === 'string' ? value : WRONG),
    (value) => value.length,
  );
}

function number(check: Check): Measured<number> {
  return new Measured(check, (value) => value);
}

/** What a literal may be, absent if it is optional. */
function choices(field: Quick | undefined): unknown[] {
  if (field instanceof QuickOptional) return [...choices(field.unwrap()), undefined];
  return field instanceof QuickChoice ? [...field.values] : [];
}

function discriminated(key: string, options: readonly QuickMap[]): Check {
  const named = new Map(options.flatMap((option) => choices(option.shape[key]).map((value) => [value, option])));
  return (value) => (isMap(value) ? (named.get(value[key])?.check(value) ?? WRONG) : WRONG);
}

function anyJson(): Quick {
  const json: Quick = new Quick((value) => either(value));
  const plain = [text(), number(finite), new Quick(boolean), new QuickChoice([null])];
  const either = firstOf([...plain, new Quick(listOf(json)), new Quick(recordOf(text(), json))]);
  return json;
}

export const z = {
  string: text,
  number: () => number(finite),
  int: () => number(whole),
  boolean: () => new Quick(boolean),
  null: () => new QuickChoice([null]),
  unknown: () => new Quick((value) => value),
  literal: (value: unknown) => new QuickChoice(Array.isArray(value) ? value : [value]),
  enum: (values: readonly unknown[]) => new QuickChoice(values),
  array: (item: Quick) => new Measured<unknown[]>(listOf(item), (items) => items.length),
  record: (name: Quick, item: Quick) => new Quick(recordOf(name, item)),
  strictObject: (shape: Shape) => new QuickMap(shape),
  union: (options: readonly Quick[]) => new Quick(firstOf(options)),
  discriminatedUnion: (key: string, options: readonly QuickMap[]) => new Quick(discriminated(key, options)),
  json: anyJson,
};
