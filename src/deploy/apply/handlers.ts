import { unzipSync } from 'fflate/browser';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lambdas } from '#model/topology';
import type { HandlerSearch } from '../plan/dangers/danger';
import type { Stack } from './stack';

/** What the file of a module may be called: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html */
const EXTENSIONS = ['py', 'js', 'mjs', 'cjs', 'rb'];

/** The module and the name in `src/app.handler`; nothing for Java and others, whose code is compiled. */
function partsOf(handler: string): { module: string; name: string } | undefined {
  const [, module, name] = /^([\w./-]+)\.(\w+)$/.exec(handler) ?? [];
  return module === undefined || name === undefined ? undefined : { module, name };
}

function says(source: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(source);
}

function sourceIn(zip: string, module: string): string | undefined {
  const names = EXTENSIONS.map((extension) => `${module}.${extension}`);
  try {
    const files = unzipSync(readFileSync(zip), { filter: ({ name }) => names.includes(name) });
    const [source] = Object.values(files);
    return source && Buffer.from(source).toString('utf8');
  } catch {
    // What is no archive fails when it is deployed, which says more than could be said here.
    return undefined;
  }
}

/** Looks for handlers in the code of functions, as far as it is here. */
export function handlerSearch({ topology, localState }: Stack): HandlerSearch {
  return (lambda, handler) => {
    const { code, runtime = '' } = lambdas(topology).find(({ name }) => name === lambda) ?? {};
    const parts = partsOf(handler);
    if (!code || !parts || !/^(python|nodejs|ruby)/.test(runtime)) return undefined;
    // The file of inline code is named by the handler, so the module is there.
    if (code.kind === 'inline') return says(code.source, parts.name);
    if (code.kind !== 'zip') return undefined;
    const zip = join(dirname(localState), code.file);
    if (!existsSync(zip)) return undefined;
    const source = sourceIn(zip, parts.module);
    return source !== undefined && says(source, parts.name);
  };
}
