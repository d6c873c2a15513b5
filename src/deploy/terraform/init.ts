import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { backendChanged, stateLeftBehind } from './backend-change';
import {
  fingerprintOf,
  isSame,
  lastFingerprint,
  rememberFingerprint,
  terraformSettings,
  type StackFolder,
} from './fingerprint';
import { runCommand, type Failure, type Terraform } from './terraform';
import { neededInstead, parseVersion } from './version';

/** What becomes of the state if the backend is not the one of last time. */
export type BackendChange = 'refuse' | 'migrate' | 'leave';

export interface InitOptions {
  /** A folder to take providers from, instead of the registry. */
  readonly mirror: string | undefined;
  readonly backendChange: BackendChange;
  readonly environment: string;
  /** Where the state was kept before another backend was named. */
  readonly localState: string;
}

const FLAGS: Readonly<Record<BackendChange, readonly string[]>> = {
  refuse: [],
  migrate: ['-migrate-state', '-force-copy'],
  leave: ['-reconfigure'],
};

async function tooOld(terraform: Terraform, folder: StackFolder): Promise<Diagnostic | Failure | undefined> {
  const ran = await runCommand(terraform, folder, ['version', '-json']);
  if (ran.failed) return ran;
  const version = parseVersion(ran.stdout);
  const [backend = 'local'] = Object.keys(terraformSettings(folder).backend);
  const needed = neededInstead(version, backend);
  if (needed === undefined) return undefined;
  return error({
    rule: 'old-terraform',
    message: `${terraform.program} is ${version === undefined ? 'not Terraform' : `version ${version}`}, and ${needed} or later is needed`,
    path: [],
    help: 'install a newer Terraform or OpenTofu, or give the path of one with --terraform-bin',
  });
}

/** Runs `terraform init`, but only if something that it depends on has changed since it was last good. */
export async function ensureInitialized(
  terraform: Terraform,
  folder: StackFolder,
  options: InitOptions,
): Promise<Diagnostic | Failure | undefined> {
  const { mirror, backendChange, environment } = options;
  const before = fingerprintOf(folder, terraform.program);
  const last = lastFingerprint(folder);
  if (last && isSame(before, last)) return undefined;
  const forgotten = backendChange === 'leave' ? undefined : stateLeftBehind(folder, options);
  const problem = forgotten ?? (await tooOld(terraform, folder));
  if (problem) return problem;
  const plugins = mirror === undefined ? [] : [`-plugin-dir=${mirror}`];
  const args = ['init', '-input=false', '-no-color', ...FLAGS[backendChange], ...plugins];
  const ran = await runCommand(terraform, folder, args);
  if (ran.failed) {
    const changed = ran.diagnostics.some(({ summary }) =>
      /^Backend (?:configuration|type) changed/i.test(summary),
    );
    return changed ? backendChanged(folder, environment) : ran;
  }
  // The lock file may be new.
  rememberFingerprint(folder, fingerprintOf(folder, terraform.program));
  return undefined;
}
