import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './msgtopo';

/** A fenced block of a page. */
export interface Block {
  /** `docs/guide/proving.md:12`. */
  readonly place: string;
  readonly language: string;
  /** What stands behind the language: `part`, or in brackets why it is not run or what it is made from. */
  readonly note: string;
  readonly text: string;
}

const FENCE = /^```(\w+)(?: (.+))?\n([\s\S]*?)^```$/gm;

export function blocksOf(page: string): Block[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return Array.from(text.matchAll(FENCE), ({ index, 1: language = '', 2: note = '', 3: content = '' }) => ({
    place: `${page}:${text.slice(0, index).split('\n').length}`,
    language,
    note,
    text: content,
  }));
}

/** Why a block is not run, if it says so. */
export function reasonNotToRun({ note }: Block): string | undefined {
  return /^\(not run: (.+)\)$/.exec(note)?.[1];
}

/** The mistake that a block shows what is said of: what would have to be replaced in the topology before it. */
export function mistakeIn({ note }: Block): readonly [was: string, is: string] | undefined {
  const [, was, is] = /^\(if (.+) were (.+)\)$/.exec(note) ?? [];
  return was === undefined || is === undefined ? undefined : [was, is];
}

/** The calls of msgtopo in a block, as a shell would give their words; anything else is a call that is not known. */
export function callsIn({ text }: Block): { readonly words: readonly string[]; readonly line: string }[] {
  const lines = text.replace(/\\\n\s*/g, '').split('\n');
  return lines.flatMap((line) => {
    const code = line.replace(/\s+# .*$/, '').trim();
    if (code === '' || code.startsWith('export ') || code.startsWith('#')) return [];
    return code.split(/\s&&\s/).map((call) => ({ line: call, words: wordsOf(call) }));
  });
}

function wordsOf(call: string): string[] {
  const [program = ''] = call.split(/\s(?:>>?|\|)\s/);
  const words = program.match(/'[^']*'|"[^"]*"|\S+/g) ?? [];
  return words.map((word) => word.replace(/^(['"])(.*)\1$/, '$2')).filter((word) => word !== 'npx');
}
