import { ELEMENT_NAME } from '#model/element';
import { FIFO_SUFFIX, physicalNameOf, startOfNames } from '#base/aws/names';

/*
 * Elements get the names that a person would give them: what is the same in all names goes into `naming`, the rest
 * becomes the name in the file.
 */

export interface Place {
  /** Of the topology. */
  readonly name: string;
  readonly environment: string;
  readonly region: string;
}

/** The pattern of names in AWS if the file says nothing. */
const DEFAULT_NAMING = '{name}-{environment}-{id}';

const LONGEST = 60;

function withoutSuffix(name: string): string {
  return name.endsWith(FIFO_SUFFIX) ? name.slice(0, -FIFO_SUFFIX.length) : name;
}

function commonPrefix(names: readonly string[]): string {
  const [first = '', ...others] = names;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  // A name must be left, and words stay whole.
  return /^.*[-_.]/.exec(first.slice(0, length))?.[0] ?? '';
}

/** The literal start of names as a pattern, which knows the name and the environment where it has them. */
function patternOf(prefix: string, { name, environment }: Place): string {
  const words = prefix.split(/([-_.])/);
  const placed = words.map((word) => {
    if (word === environment) return '{environment}';
    return word === name ? '{name}' : word;
  });
  const whole = `${name}-`;
  const text = placed.join('');
  return `${text.startsWith(whole) ? `{name}-${text.slice(whole.length)}` : text}{id}`;
}

/** The pattern that gives most names, and among equals the one that leaves the shortest. */
export function namingFor(physicalNames: readonly string[], place: Place): string {
  const names = physicalNames.map(withoutSuffix);
  const given = (pattern: string) => {
    const start = startOfNames(pattern, place);
    return names.filter((name) => name.startsWith(start) && ELEMENT_NAME.test(name.slice(start.length)))
      .length;
  };
  const common = names.length > 1 ? [patternOf(commonPrefix(names), place)] : [];
  const [best] = [DEFAULT_NAMING, ...common, '{id}']
    .map((pattern) => ({ pattern, count: given(pattern) }))
    .sort((a, b) => b.count - a.count);
  return best!.count === 0 ? DEFAULT_NAMING : best!.pattern;
}

function slug(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
  return words
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
}

/** Gives each name of AWS a name of its own in one section of the file. */
export class ElementNames {
  private readonly byKey = new Map<string, string>();
  /** Names that are given, each with the next number to try behind it. */
  private readonly taken = new Map<string, number>();
  private readonly start: string;

  constructor(
    private readonly naming: string,
    private readonly place: Place,
    /** What stands in front of a name that does not start with a letter. */
    private readonly sort: string,
  ) {
    this.start = startOfNames(naming, place);
  }

  /** The same for the same key, such as an ARN. */
  nameFor(key: string, physicalName: string): string {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const plain = withoutSuffix(physicalName);
    const own = plain.startsWith(this.start) ? plain.slice(this.start.length) : plain;
    const words = slug(own) || slug(plain);
    const wanted = /^[a-z]/.test(words) ? words : `${this.sort}-${words}`.replace(/-$/, '');
    let name = wanted;
    let count = this.taken.get(wanted) ?? 1;
    while (this.taken.has(name)) {
      count += 1;
      name = `${wanted}-${count}`;
    }
    this.taken.set(wanted, count).set(name, 1);
    this.byKey.set(key, name);
    return name;
  }

  /** The key `physicalName`, where the pattern does not give it. */
  physical(name: string, physicalName: string, fifo: boolean): { readonly physicalName?: string } {
    const given = physicalNameOf(this.naming, { ...this.place, id: name }, fifo);
    return given === physicalName ? {} : { physicalName };
  }
}

/** The key `naming`, where it is not the usual one. */
export function namingKey(naming: string): { readonly naming?: string } {
  return naming === DEFAULT_NAMING ? {} : { naming };
}

/** The name of a topology: what all names start with, without the environment; else that of the folder. */
export function topologyNameFor(
  physicalNames: readonly string[],
  environment: string,
  folder: string,
): string {
  const names = physicalNames.map(withoutSuffix);
  const common = names.length > 1 ? commonPrefix(names) : '';
  const words = common.split(/[-_.]/).filter((word) => word !== '' && word !== environment);
  return [slug(words.join('-')), slug(folder)].find((name) => ELEMENT_NAME.test(name)) ?? 'messaging';
}
