import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root';

interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
}

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as Manifest;
}

export function version(): string {
  return manifest().version;
}

/** The oldest Node.js that msgtopo runs on. */
export function oldestNode(): string {
  return manifest().engines.node.replace('>=', '');
}

/** Whether a version such as `1.10.0-rc1` comes before another one. */
export function isOlder(version: string, limit: string): boolean {
  const [parts, limits] = [version, limit].map((text) => text.split(/[.-]/).map(Number));
  for (const [index, wanted] of limits!.entries()) {
    const part = parts![index] ?? 0;
    if (part !== wanted) return part < wanted;
  }
  return false;
}
