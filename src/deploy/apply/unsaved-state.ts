import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { localStateFile } from '../terraform/local-state';
import type { Failure, Terraform } from '../terraform/terraform';
import type { Stack, Trouble } from './stack';
import { troubleOf } from './trouble';

/** Where Terraform leaves a state that the backend does not take: in the folder that it runs in. */
function leftByTerraform({ dir }: Stack): string {
  return join(dir, 'errored.tfstate');
}

/** Beside the topology, since the output folder may be removed at any time. */
function besideTopology({ localState }: Stack): string {
  return localState.replace(/\.tfstate$/, '.errored.tfstate');
}

/** On another disk, most likely, if that of the topology is full. */
function elsewhere(stack: Stack): string {
  const project = createHash('sha256').update(stack.localState).digest('hex').slice(0, 8);
  return join(tmpdir(), `${project}.${basename(besideTopology(stack))}`);
}

function holdsSomething(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size > 0;
}

/** Whether it could be written, whole. */
function wrote(file: string, state: string): boolean {
  try {
    writeFileSync(file, state, { mode: 0o600, flag: 'wx' });
    return true;
  } catch (failure) {
    // What was there before is another state that nobody has saved yet.
    if ((failure as NodeJS.ErrnoException).code !== 'EEXIST') rmSync(file, { force: true });
    return false;
  }
}

function moved(from: string, to: string): boolean {
  if (existsSync(to)) return false;
  try {
    renameSync(from, to);
  } catch {
    try {
      copyFileSync(from, to);
      rmSync(from);
    } catch {
      if (existsSync(from)) rmSync(to, { force: true });
      return false;
    }
  }
  return true;
}

/** Keeps what Terraform could not save, and says where; nothing if it saved all. */
function keep(stack: Stack, dump: string | undefined): string | undefined {
  if (dump !== undefined) {
    return [besideTopology(stack), elsewhere(stack)].find((file) => wrote(file, dump));
  }
  const left = leftByTerraform(stack);
  if (!holdsSomething(left)) return undefined;
  return moved(left, besideTopology(stack)) ? besideTopology(stack) : left;
}

/** How the state gets to where it belongs. */
function wayOut({ dir }: Stack, file: string, { program, env }: Terraform): string {
  const local = localStateFile({ dir, env });
  if (local !== undefined) return `make room, \`mv ${file} ${local}\`, then run it again`;
  return (
    `when the backend can be written to again, \`${basename(program)} -chdir=${dir} state push ${file}\`, then remove ` +
    'the file and run it again'
  );
}

function kept(stack: Stack, file: string, terraform: Terraform): Diagnostic {
  return error({
    rule: 'unsaved-state',
    message: `Terraform could not save the state of ${stack.name}, so it is kept in ${file}`,
    path: [],
    help: wayOut(stack, file, terraform),
  });
}

/** A state that an earlier run could not save: until it is, Terraform would not know of what that run created. */
export function unsavedState(stack: Stack, terraform: Terraform): Diagnostic | undefined {
  const places = [besideTopology(stack), leftByTerraform(stack), elsewhere(stack)];
  const file = places.find(holdsSomething);
  return file === undefined ? undefined : kept(stack, file, terraform);
}

/** Terraform's advice on a state that it printed or left in a file, which is not there any more. */
const ADVICE = /^Failed to (?:persist state to backend|create local state file)/;

/** What made an apply fail, and what became of its state if Terraform could not save it. */
export function withStateKept(failure: Failure, stack: Stack, terraform: Terraform): Trouble {
  const file = keep(stack, failure.dump);
  if (file === undefined && failure.dump === undefined) return troubleOf(failure, stack);
  const diagnostics = failure.diagnostics.filter(({ summary }) => !ADVICE.test(summary));
  const { problems, cause } = troubleOf({ ...failure, diagnostics }, stack);
  const unsaved = file === undefined ? nowhere(stack, failure.dump!) : kept(stack, file, terraform);
  return {
    problems: [...troubleOf(unsaved, stack).problems, ...problems],
    cause: cause === 'interrupted' ? cause : 'surroundings',
  };
}

/** Better in the log than nowhere. */
function nowhere({ name }: Stack, state: string): Diagnostic {
  return error({
    rule: 'unsaved-state',
    message: `the state of ${name} could not be saved anywhere, so here it is: ${state}`,
    path: [],
    help: 'put it into a file, free some space, and save it with `terraform state push FILE` in the folder of the stack',
  });
}
