import type { Anchor, Place } from '#base/diagnostics/diagnostic';
import { valueAt, type Path } from '#base/diagnostics/path';
import type { Source } from '../source/source';
import type { PlainMap } from '#base/util/json';

/** Where a part of the composed value was written. */
export interface Origin {
  readonly source: Source;
  readonly path: Path;
}

/** Composed path -> origin, only where a part was put in from elsewhere; what is below follows. */
export type Origins = ReadonlyMap<string, Origin>;

export function originKey(path: Path): string {
  return path.join('\u0000');
}

const DEFAULTS_OF: Readonly<Record<string, string>> = {
  topics: 'topic',
  queues: 'queue',
  subscriptions: 'subscription',
};

/** What several files and an environment make together, and where each part of it was written. */
export class Composition {
  constructor(
    readonly value: PlainMap,
    readonly origins: Origins,
  ) {}

  /** The origin of a path: that of its nearest ancestor that was put in, or the main file. */
  originOf(path: Path): Origin {
    for (let depth = path.length; depth >= 0; depth--) {
      const origin = this.origins.get(originKey(path.slice(0, depth)));
      if (origin) return { source: origin.source, path: [...origin.path, ...path.slice(depth)] };
    }
    throw new Error('a composition has a main file');
  }

  locate(path: Path, on: Anchor): Place {
    const origin = this.originOf(this.fromDefaults(path) ?? path);
    return origin.source.place(origin.path, on);
  }

  /** What is written at a path of the composed value, where YAML may have read it as something else. */
  textAt(path: Path): string | undefined {
    const origin = this.originOf(path);
    return origin.source.textAt(origin.path);
  }

  /** A value that the element does not have itself, but `defaults` has. */
  private fromDefaults(path: Path): Path | undefined {
    const [section, , ...rest] = path;
    const sort = DEFAULTS_OF[String(section)];
    if (sort === undefined || rest.length === 0 || valueAt(this.value, path) !== undefined) return undefined;
    const inDefaults: Path = ['defaults', sort, ...rest];
    return valueAt(this.value, inDefaults) === undefined ? undefined : inDefaults;
  }
}
