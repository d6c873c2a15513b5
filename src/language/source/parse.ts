import { load } from 'js-yaml';
import { error, hasErrors, type LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { locateAll } from '#base/diagnostics/locate';
import type { RuleId } from '#base/diagnostics/rule-id';
import { inspect } from './inspect';
import { Source } from './source';
import { YAML_CORE } from './yaml-core';

/** Of one file, in bytes: some three thousand queues. */
const LARGEST_FILE = 1024 * 1024;

export interface Parsed {
  readonly source: Source;
  /** Plain data; absent exactly if there are errors. Aliases share objects, so it must not be changed. */
  readonly value?: Readonly<Record<string, unknown>>;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

function failed(source: Source, diagnostics: readonly LocatedDiagnostic[]): Parsed {
  return { source, diagnostics };
}

function refuse(source: Source, rule: RuleId, message: string, help?: string): Parsed {
  const finding = error({ rule, message, path: [], help });
  return failed(
    source,
    locateAll([finding], () => source.place([], 'key')),
  );
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function brokenFile(): typeof import('./syntax-errors') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a broken file pays for it
  return require('./syntax-errors') as typeof import('./syntax-errors');
}

function loadValue(source: Source): { value: unknown } | { failure: unknown } {
  try {
    return { value: load(source.text, { schema: YAML_CORE }) };
  } catch (failure) {
    return { failure };
  }
}

/**
 * Bytes to plain data. Never throws: what is wrong with the text is in `diagnostics`, with its place. Of a file whose
 * lines are withheld, nobody is shown any.
 */
export function parse(file: string, bytes: Uint8Array, lines?: 'withheld'): Parsed {
  if (bytes.length > LARGEST_FILE) {
    const help = 'split it into several files with `include`';
    return refuse(new Source(file, ''), 'file-size', 'the file is larger than 1 MiB', help);
  }
  const text = decode(bytes);
  if (text === undefined) {
    const isUtf16 = /^(?:fffe|feff)/.test(Buffer.from(bytes.subarray(0, 2)).toString('hex'));
    const message = isUtf16 ? 'the file is UTF-16, not UTF-8' : 'the file is not UTF-8 text';
    return refuse(new Source(file, ''), 'yaml-syntax', message, 'save it as UTF-8 in your editor');
  }
  const source = new Source(file, text, lines);
  const loaded = loadValue(source);
  if ('failure' in loaded) {
    return failed(source, brokenFile().syntaxErrors(source, loaded.failure));
  }
  const { value } = loaded;
  if (value === undefined || value === null) {
    const help = '`msgtopo init` writes one to start from';
    return refuse(source, 'empty-file', 'the file is empty', help);
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    return refuse(source, 'wrong-type', 'a topology is a map, starting with `version: 1`');
  }
  if (lines === undefined && Object.keys(value).some((key) => key.startsWith('\u00a0')))
    return failed(source, brokenFile().noBreakIndents(source));
  const findings = inspect(value);
  if (hasErrors(findings))
    return failed(
      source,
      locateAll(findings, (path, on) => source.place(path, on)),
    );
  return { source, value: value as Readonly<Record<string, unknown>>, diagnostics: [] };
}
