import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeFileAtomically } from '#base/util/files';
import { isMap, parsedJson } from '#base/util/json';

/** What `terraform init` depends on, each part as a digest. */
export interface Fingerprint {
  readonly program: string;
  readonly providers: string;
  readonly backend: string;
  readonly lock: string;
}

export interface StackFolder {
  /** Absolute. */
  readonly dir: string;
  readonly env: NodeJS.ProcessEnv;
}

interface Configuration {
  readonly terraform: {
    readonly required_providers: unknown;
    readonly backend: Readonly<Record<string, unknown>>;
  };
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}

function contentOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Where Terraform keeps providers and the backend of a folder. */
export function dataDir({ dir, env }: StackFolder): string {
  return resolve(dir, env['TF_DATA_DIR'] || '.terraform');
}

function markFile(folder: StackFolder): string {
  return join(dataDir(folder), 'msgtopo.json');
}

/** The settings of the synthesized stack that `init` acts on. */
export function terraformSettings({ dir }: Pick<StackFolder, 'dir'>): Configuration['terraform'] {
  return (JSON.parse(contentOf(join(dir, 'cdk.tf.json'))) as Configuration).terraform;
}

/** As things are now. */
export function fingerprintOf(folder: StackFolder, program: string): Fingerprint {
  const { required_providers: providers, backend } = terraformSettings(folder);
  const { size, mtimeMs } = statSync(program);
  return {
    program: digest([program, size, mtimeMs]),
    providers: digest(providers),
    backend: digest(backend),
    lock: digest(contentOf(join(folder.dir, '.terraform.lock.hcl'))),
  };
}

/** As they were when `init` was last good; nothing if it never was, or if what it made is gone or damaged. */
export function lastFingerprint(folder: StackFolder): Fingerprint | undefined {
  const made = [markFile(folder), join(dataDir(folder), 'providers')].every((file) => existsSync(file));
  const last = made ? parsedJson(contentOf(markFile(folder))) : undefined;
  return isMap(last) ? (last as unknown as Fingerprint) : undefined;
}

export function rememberFingerprint(folder: StackFolder, fingerprint: Fingerprint): void {
  writeFileAtomically(markFile(folder), `${JSON.stringify(fingerprint)}\n`);
}

export function isSame(a: Fingerprint, b: Fingerprint): boolean {
  return digest(a) === digest(b);
}
