import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import type { Kept } from './kept';

type Body = (
  exports: unknown,
  require: (id: string) => unknown,
  module: { exports: unknown },
  filename: string,
  dirname: string,
) => void;

/**
 * Loads the files of one folder as `require` would, which looks in many places for what can only be in one, and
 * compiles each file anew. What is in no file of the folder, Node.js loads.
 */
export class Loader {
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly compiledAnew = new Map<string, Script>();

  /** What a file has by the name of `require`. */
  private readonly require = Object.assign(
    (id: string): unknown => (id.startsWith('.') ? this.load(basename(id)) : this.foreign(id)),
    { resolve: (id: string) => this.foreign.resolve(id) },
  );

  constructor(
    private readonly folder: string,
    private readonly kept: Kept,
    private readonly foreign: NodeJS.Require,
  ) {}

  load(name: string): unknown {
    const loaded = this.modules.get(name);
    if (loaded) return loaded.exports;
    const file = join(this.folder, name);
    const body = this.compile(name, file);
    const module = { exports: {} as unknown };
    this.modules.set(name, module);
    body(module.exports, this.require, module, file, dirname(file));
    return module.exports;
  }

  /** Keeps what had to be compiled, with the functions that have run so far. */
  keep(): void {
    this.kept.write([...this.compiledAnew].map(([name, script]) => [name, script.createCachedData()]));
  }

  private compile(name: string, file: string): Body {
    const cachedData = this.kept.read(name);
    const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'utf8')}\n})`;
    const script = new Script(text, { filename: file, ...(cachedData ? { cachedData } : {}) });
    if (script.cachedDataRejected !== false) this.compiledAnew.set(name, script);
    return script.runInThisContext() as Body;
  }
}
