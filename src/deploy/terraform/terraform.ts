import { tmpdir } from 'node:os';
import {
  dumpedState,
  parseEvent,
  type DumpedState,
  type TerraformDiagnostic,
  type TerraformEvent,
} from './events';
import type { StackFolder } from './fingerprint';
import { runProcess, type Finished, type ProcessOptions } from './process';
import { parseTextErrors } from './text-errors';

/** Terraform or OpenTofu, found and ready to be run. */
export interface Terraform {
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
  readonly onSignal: ProcessOptions['onSignal'];
  /** Hears of each command before it runs. */
  readonly onRun?: ((dir: string, args: readonly string[]) => void) | undefined;
}

/** A run that went wrong, in Terraform's own words. */
export interface Failure {
  readonly failed: true;
  readonly interrupted: boolean;
  readonly diagnostics: readonly TerraformDiagnostic[];
  /** What it could save nowhere. */
  readonly dump?: DumpedState | undefined;
}

export interface Ran {
  readonly failed: false;
  readonly stdout: string;
}

/** How Terraform is run if the user says nothing else. */
const DEFAULTS: NodeJS.ProcessEnv = {
  // Phones nobody.
  CHECKPOINT_DISABLE: '1',
  // Collects garbage half as often, as do the providers: a plan takes a tenth less time of the processor, for a third
  // more memory. https://pkg.go.dev/runtime#hdr-Environment_Variables
  GOGC: '200',
};

/** As much as the state of a thousand resources and the events of an apply need. */
const RESERVE_BYTES = 4 * 1024 * 1024;

/** Never asks; every other variable passes through. */
function environmentFor({ env }: Terraform): NodeJS.ProcessEnv {
  return { ...DEFAULTS, ...env, TF_IN_AUTOMATION: '1', TF_INPUT: '0' };
}

function failureOf(
  { status, stdout, stderr, interrupted }: Finished,
  reported: readonly TerraformDiagnostic[],
): Failure {
  const told = [...reported, ...parseTextErrors(`${stderr}\n${stdout}`)].filter(
    ({ severity }) => severity === 'error',
  );
  const ending = status === null ? 'was stopped by a signal' : `ended with status ${status}`;
  const unexplained = { severity: 'error', summary: `Terraform ${ending}`, detail: stderr.trim() } as const;
  return { failed: true, interrupted, diagnostics: told.length > 0 ? told : [unexplained] };
}

/** There is no room for what it may print, so it was not begun. */
function fullDisk(failure: unknown): Failure {
  if ((failure as NodeJS.ErrnoException).code !== 'ENOSPC') throw failure;
  const detail =
    'Terraform was not started, so nothing was changed. Make room, or name another folder with TMPDIR.';
  const summary = `The folder for temporary files, ${tmpdir()}, has no space left`;
  return { failed: true, interrupted: false, diagnostics: [{ severity: 'error', summary, detail }] };
}

/** Runs a command whose output is text or one JSON document. */
export async function runCommand(
  terraform: Terraform,
  { dir }: Pick<StackFolder, 'dir'>,
  args: readonly string[],
): Promise<Ran | Failure> {
  const { program, onSignal, onRun } = terraform;
  onRun?.(dir, args);
  const finished = await runProcess(program, args, { cwd: dir, env: environmentFor(terraform), onSignal });
  if (finished.status !== 0) return failureOf(finished, []);
  return { failed: false, stdout: finished.stdout };
}

/**
 * Runs a command that tells by events how it goes; they are given on as they come. If it can save its state nowhere, it
 * prints it, so there has to be space for that.
 */
export async function runWithEvents(
  terraform: Terraform,
  { dir }: Pick<StackFolder, 'dir'>,
  args: readonly string[],
  onEvent: (event: TerraformEvent) => void,
): Promise<Ran | Failure> {
  const { program, onSignal, onRun } = terraform;
  onRun?.(dir, args);
  const reported: TerraformDiagnostic[] = [];
  let dump: DumpedState | undefined;
  const onLine = (line: string) => {
    const event = parseEvent(line);
    dump = dumpedState(line) ?? dump;
    if (!event) return;
    if (event.type === 'diagnostic') reported.push(event.diagnostic);
    onEvent(event);
  };
  const reserve = args[0] === 'apply' ? RESERVE_BYTES : undefined;
  const options = { cwd: dir, env: environmentFor(terraform), onLine, onSignal, reserve };
  const finished = await runProcess(program, args, options).catch(fullDisk);
  if ('failed' in finished) return finished;
  if (finished.status !== 0) return { ...failureOf({ ...finished, stdout: '' }, reported), dump };
  return { failed: false, stdout: '' };
}
