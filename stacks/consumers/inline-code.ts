import { zipSync } from 'fflate/browser';
import { createHash } from 'node:crypto';
import type { Lambda } from '#model/consumer';
import type { Site } from '#model/parts';
import { lambdas, type Topology } from '#model/topology';

/** A file beside the Terraform of a stack. */
export interface Asset {
  /** Relative to the stack's folder. */
  readonly file: string;
  readonly content: Uint8Array;
}

const EXTENSIONS: Readonly<Record<string, string>> = { python: 'py', ruby: 'rb' };

/** JavaScript is a module if it uses `import` or `export`; Node.js goes by the extension. */
function extension(runtime: string, source: string): string {
  const language = runtime.replace(/[\d.].*$/, '');
  return EXTENSIONS[language] ?? (/^\s*(import|export)\b/m.test(source) ? 'mjs' : 'js');
}

/** `app.handler` and `src/app.handler` are in `app` and `src/app`. */
function sourceFile({ runtime, handler }: Lambda, source: string): string {
  return `${handler!.replace(/\.[^./]*$/, '')}.${extension(runtime!, source)}`;
}

/**
 * Not compressed, without the time of today, and readable for everybody, since Lambda runs code as another user. Its
 * hash is what tells Terraform that a function has changed, so the bytes may depend on nothing but name and source.
 */
const STORED = { level: 0, mtime: new Date(1980, 0, 1), os: 3, attrs: 0o100644 << 16 } as const;

/** The archive of a function whose code stands in the topology: the same bytes on each run. */
export function inlineArchive(lambda: Lambda): Asset & { readonly hash: string } {
  if (lambda.code.kind !== 'inline') throw new Error(`the code of ${lambda.name} is not inline`);
  const { source } = lambda.code;
  const content = zipSync({ [sourceFile(lambda, source)]: Buffer.from(source) }, STORED);
  const hash = createHash('sha256').update(content).digest('base64');
  return { file: `code/${lambda.name}.zip`, content, hash };
}

/** What must be written beside the Terraform of one of the stacks of a topology. */
export function assetsOf(topology: Topology, part: Site): Asset[] {
  return lambdas(topology)
    .filter(({ code, stack }) => code.kind === 'inline' && stack === part.stack && !part.links)
    .map(inlineArchive);
}
