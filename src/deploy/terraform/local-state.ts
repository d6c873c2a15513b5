import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { isMap, parsedJson } from '#base/util/json';
import { remembersOtherPlace } from './backend-change';
import { terraformSettings, type StackFolder } from './fingerprint';

export function isDefaultWorkspace({ TF_WORKSPACE: workspace }: NodeJS.ProcessEnv): boolean {
  return (workspace || 'default') === 'default';
}

/** The file that a stack keeps its state in; nothing if that is in another backend, or in another workspace. */
export function localStateFile(folder: StackFolder): string | undefined {
  const { local } = terraformSettings(folder).backend;
  if (!isMap(local) || typeof local['path'] !== 'string' || !isDefaultWorkspace(folder.env)) return undefined;
  return resolve(folder.dir, local['path'].replaceAll('$${', '${').replaceAll('%%{', '%{'));
}

/** What Terraform writes beside a state in a file while a run holds its lock; a run that was killed leaves it there. */
export function localLock(folder: StackFolder): string | undefined {
  const file = localStateFile(folder);
  const lock = file && join(dirname(file), `.${basename(file)}.lock.info`);
  return lock !== undefined && existsSync(lock) ? contentOf(lock) : undefined;
}

function contentOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

function holdsNothing(content: string): boolean {
  const state = parsedJson(content);
  return (
    content === '' || (isMap(state) && Array.isArray(state['resources']) && state['resources'].length === 0)
  );
}

function wayBack(file: string, mark: string): string {
  const backup = `${file}.backup`;
  const leftovers = [backup, mark].filter(existsSync).join(' and ');
  const copy = holdsNothing(contentOf(backup))
    ? 'bring it back from a backup of yours'
    : `copy ${backup} over it`;
  return `${copy}, and look at the plan; if nothing is deployed from here, remove ${leftovers || file}`;
}

/**
 * Why the file of a state cannot be trusted. Terraform takes an empty file for a stack that was never deployed, and would
 * create everything again beside what is there. `mark` is the file that a deploy from here has left.
 */
export function damagedState(folder: StackFolder, mark: string): Diagnostic | undefined {
  const file = localStateFile(folder);
  if (file === undefined || remembersOtherPlace(folder, file)) return undefined;
  const content = contentOf(file);
  const refused = (message: string) =>
    error({ rule: 'unreadable-state', message, path: [], help: wayBack(file, mark) });
  if (content !== '' && !isMap(parsedJson(content))) {
    return refused(`the state in ${file} is cut off or damaged: it is no JSON map`);
  }
  if (!holdsNothing(content)) return undefined;
  // A first deploy that was killed may leave an empty file, and neither a backup nor a mark.
  const wasDeployed = existsSync(mark) || !holdsNothing(contentOf(`${file}.backup`));
  if (!wasDeployed || (content !== '' && !existsSync(mark))) return undefined;
  const found = existsSync(file) ? `the state in ${file} is empty` : `there is no state in ${file}`;
  return refused(`${found}, though a deploy from here has left one`);
}
