import { isMap, type PlainMap } from '#base/util/json';

/*
 * A manifest that knows which of its keys were read, so that every other one can be told by name.
 * https://aws.github.io/copilot-cli/docs/manifest/worker-service/
 */

/** Maps are merged key by key; everything else is replaced. https://aws.github.io/copilot-cli/docs/manifest/overview/ */
function overridden(value: unknown, by: unknown): unknown {
  if (by === undefined) return value;
  if (!isMap(value) || !isMap(by)) return by;
  const keys = [...new Set([...Object.keys(value), ...Object.keys(by)])];
  return Object.fromEntries(keys.map((key) => [key, overridden(value[key], by[key])]));
}

/** The manifest as it is in one environment. */
export function inEnvironment(manifest: PlainMap, environment: string): PlainMap {
  const { environments, ...common } = manifest;
  const own = isMap(environments) ? environments[environment] : undefined;
  return overridden(common, own) as PlainMap;
}

function text(path: readonly string[]): string {
  return path.join('.');
}

export class Manifest {
  private readonly used = new Set<string>();

  constructor(private readonly value: PlainMap) {}

  /** Without counting as read. */
  look(...path: readonly string[]): unknown {
    return path.reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), this.value);
  }

  /** Reads a value with all that is below it. */
  take(...path: readonly string[]): unknown {
    this.used.add(text(path));
    return this.look(...path);
  }

  text(...path: readonly string[]): string | undefined {
    const value = this.look(...path);
    return typeof value === 'string' ? (this.take(...path) as string) : undefined;
  }

  number(...path: readonly string[]): number | undefined {
    const value = this.look(...path);
    return typeof value === 'number' ? (this.take(...path) as number) : undefined;
  }

  flag(...path: readonly string[]): boolean | undefined {
    const value = this.look(...path);
    return typeof value === 'boolean' ? (this.take(...path) as boolean) : undefined;
  }

  /** The keys of a map; none of anything else. */
  keys(...path: readonly string[]): string[] {
    const value = this.look(...path);
    return isMap(value) ? Object.keys(value) : [];
  }

  /** What nobody has read, as short as it can be said. */
  rest(): string[] {
    return this.unread(this.value, []);
  }

  private unread(value: unknown, path: readonly string[]): string[] {
    const here = text(path);
    if (this.used.has(here)) return [];
    const isPartly = path.length < 2 || [...this.used].some((used) => used.startsWith(`${here}.`));
    if (!isPartly || !isMap(value)) return [here];
    return Object.entries(value).flatMap(([key, item]) => this.unread(item, [...path, key]));
  }
}
