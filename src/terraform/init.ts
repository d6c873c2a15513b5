import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { error, type Diagnostic } from '../diagnostics/diagnostic';
import type { Path } from '../diagnostics/path';
import {
  dataDir,
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
}

const FLAGS: Readonly<Record<BackendChange, readonly string[]>> = {
  refuse: [],
  migrate: ['-migrate-state', '-force-copy'],
  leave: ['-reconfigure'],
};

type Attributes = Readonly<Record<string, unknown>>;

/** `s3 (bucket tf-state, key shop-prod.tfstate)`: what tells one place from another. */
function placeWords(type: string, attributes: Attributes): string {
  const telling = ['path', 'bucket', 'key', 'prefix', 'address', 'organization', 'container_name'];
  const words = telling.flatMap((name) => {
    const value = attributes[name];
    return typeof value === 'string' ? [`${name} ${value}`] : [];
  });
  return words.length === 0 ? type : `${type} (${words.join(', ')})`;
}

/** Where the state was when `init` last ran, as Terraform remembers it. */
function lastBackend(folder: StackFolder): string {
  const file = join(dataDir(folder), 'terraform.tfstate');
  if (!existsSync(file)) return 'nowhere';
  const { backend } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly backend?: { readonly type: string; readonly config: Attributes };
  };
  return backend ? placeWords(backend.type, backend.config) : 'nowhere';
}

function backendChanged(folder: StackFolder, environment: string): Diagnostic {
  const [[type, attributes] = ['local', {}]] = Object.entries(terraformSettings(folder).backend);
  const path: Path = ['environments', environment, 'backend'];
  return error({
    rule: 'backend-changed',
    message: `the state is kept in ${lastBackend(folder)}, and the topology now says ${placeWords(type, attributes as Attributes)}`,
    path,
    on: 'key',
    help:
      '--migrate-state copies the state to the new place and goes on; --reconfigure leaves it behind, so that ' +
      'Terraform knows nothing of what is deployed unless the new place has a state of its own',
  });
}

async function tooOld(terraform: Terraform, folder: StackFolder): Promise<Diagnostic | Failure | undefined> {
  const ran = await runCommand(terraform, folder, ['version', '-json']);
  if (ran.failed) return ran;
  const version = parseVersion(ran.stdout);
  const [backend = 'local'] = Object.keys(terraformSettings(folder).backend);
  const needed = version === undefined ? '1.5.0' : neededInstead(version, backend);
  if (needed === undefined) return undefined;
  return error({
    rule: 'old-terraform',
    message: `${terraform.program} is ${version === undefined ? 'no Terraform' : `version ${version}`}, and ${needed} or later is needed`,
    path: [],
    help: 'install a newer Terraform or OpenTofu, or name one with --terraform-bin',
  });
}

/** Runs `terraform init`, but only if something that it depends on has changed since it was last good. */
export async function ensureInitialized(
  terraform: Terraform,
  folder: StackFolder,
  { mirror, backendChange, environment }: InitOptions,
): Promise<Diagnostic | Failure | undefined> {
  const before = fingerprintOf(folder, terraform.program);
  const last = lastFingerprint(folder);
  if (last && isSame(before, last)) return undefined;
  const problem = await tooOld(terraform, folder);
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
