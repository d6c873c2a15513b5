import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { usageProblem, type Context } from '../command';
import { ended, ok, type Result } from '../result';
import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { offsetOf } from '#base/diagnostics/position';
import { certainReplacement } from '#base/diagnostics/replacement';
import { writeFileAtomically } from '#base/util/files';
import { lineDiff } from '#base/util/line-diff';
import { plural } from '#base/util/text';
import { diskWorkspace, overlaid, type Workspace } from '#language/read/workspace';
import type { SharedOptions } from './option-specs';
import { proveInput } from './topology-input';

/** A remedy may show the next mistake. More rounds than this would mean that two remedies undo each other. */
const MOST_ROUNDS = 10;

interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Texts = ReadonlyMap<string, string>;

function certainEdits(errors: readonly LocatedDiagnostic[], texts: Texts): Edit[] {
  const words = new Set([...texts.values()].flatMap((text) => text.match(/[\w.-]+/g) ?? []));
  const edits = new Map<string, Edit>();
  for (const finding of errors) {
    const { place } = finding;
    const text = place && texts.get(place.file);
    if (!place || text === undefined || place.start.line !== place.end.line) continue;
    const start = offsetOf(text, place.start);
    const end = offsetOf(text, place.end);
    const replacement = certainReplacement(finding, text.slice(start, end), [...words]);
    if (replacement === undefined) continue;
    // Several environments find the same mistake, and it is corrected once.
    const known = edits.get(`${place.file}:${start}`);
    edits.set(`${place.file}:${start}`, known ?? { file: place.file, start, end, text: replacement });
  }
  return [...edits.values()];
}

/** The texts with the edits made, from the last to the first, so that the places stay right. */
function edited(texts: Texts, edits: readonly Edit[]): Texts {
  const result = new Map(texts);
  for (const { file, start, end, text } of [...edits].sort((a, b) => b.start - a.start)) {
    const before = result.get(file)!;
    result.set(file, before.slice(0, start) + text + before.slice(end));
  }
  return result;
}

/** YAML of the project, in UTF-8. The place of a finding does not count a byte order mark. */
function readAll(disk: Workspace, files: readonly string[], main: string): Texts {
  const read = new Map<string, string>();
  for (const file of new Set([main, ...files])) {
    if (file !== main && !/\.ya?ml$/i.test(file)) continue;
    const bytes = file === main ? disk.read(file) : disk.read(file, dirname(main));
    const text = bytes && Buffer.from(bytes).toString('utf8');
    if (bytes && text !== undefined && !text.startsWith('\ufeff') && Buffer.from(text).equals(bytes))
      read.set(file, text);
  }
  return read;
}

/** All files or none: if one cannot be written, those that were written get their old text back. */
function writeAll(cwd: string, before: Texts, after: Texts): Result<void> {
  const written: string[] = [];
  for (const [file, text] of after) {
    if (before.get(file) === text) continue;
    try {
      // A link stays a link.
      writeFileAtomically(realpathSync(resolve(cwd, file)), text);
      written.push(file);
    } catch (failure) {
      for (const name of written) writeFileAtomically(realpathSync(resolve(cwd, name)), before.get(name)!);
      const reason = failure instanceof Error ? failure.message : String(failure);
      return ended(usageProblem(`${file} cannot be written, so no file was changed`, reason));
    }
  }
  return ok(undefined);
}

/**
 * Corrects each error that has one certain remedy, in the files that it stands in, and gives back what was changed, in
 * words. A remedy that leaves more errors than before, or hides them behind a syntax error, is not taken.
 */
export async function fixFiles(
  args: readonly string[],
  options: SharedOptions,
  context: Context,
): Promise<Result<string>> {
  const disk = diskWorkspace(context.cwd);
  const first = await examine(new Map());
  if (!first.ok) return first;
  const before = readAll(disk, first.value.files, first.value.file);
  let texts: Texts = before;
  let errors = first.value.errors;
  let count = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = certainEdits(errors, texts);
    const taken = (await taking(edits)) ?? (await firstSound(edits));
    if (!taken) break;
    ({ texts, errors } = taken);
    count += taken.count;
  }
  const written = writeAll(context.cwd, before, texts);
  if (!written.ok) return written;
  const diffs = [...texts].map(([file, text]) => lineDiff(file, before.get(file)!, text)).join('');
  if (count === 0) return ok(errors.length === 0 ? '' : 'none of the errors has a certain remedy\n\n');
  return ok(`${diffs}\nfixed ${plural(count, 'error')}\n\n`);

  async function examine(changed: Texts) {
    const proved = await proveInput(
      args,
      options,
      context,
      overlaid(disk, (file) => changed.get(file)),
    );
    if (!proved.ok) return proved;
    const { file, proof } = proved.value;
    const found = proof.diagnostics.filter(({ severity }) => severity === 'error');
    return ok({ file, files: proof.files, errors: found });
  }

  async function taking(edits: readonly Edit[]) {
    if (edits.length === 0) return undefined;
    const changed = edited(texts, edits);
    const after = await examine(changed);
    if (!after.ok) return undefined;
    const isHidden = (rule: string) => rule === 'yaml-syntax' && !errors.some((one) => one.rule === rule);
    const isWorse = after.value.errors.length > errors.length;
    if (isWorse || after.value.errors.some(({ rule }) => isHidden(rule))) return undefined;
    return { texts: changed, errors: after.value.errors, count: edits.length };
  }

  /** One of them spoils the others: the first that is sound alone. */
  async function firstSound(edits: readonly Edit[]) {
    for (const edit of edits) {
      const taken = await taking([edit]);
      if (taken) return taken;
    }
    return undefined;
  }
}
