import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Emulator } from './emulator';
import { succeed } from './run';

/** Where providers come from: a mirror that the environment names, or else the registry. */
function cliConfigFile(): string | undefined {
  const mirror = process.env['MSGTOPO_PROVIDER_MIRROR'];
  if (mirror === undefined) return undefined;
  const file = join(mkdtempSync(join(tmpdir(), 'msgtopo-terraform-')), 'terraformrc');
  const installation = `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`;
  writeFileSync(file, installation);
  return file;
}

/** Nothing of the tester's own account or settings may reach a test. */
function withoutAws(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(AWS_|TF_|CDKTF_|MSGTOPO_|FORCE_COLOR$)/.test(name)),
  );
}

/** The environment of Terraform where no AWS is needed. */
export function terraformEnv(): NodeJS.ProcessEnv {
  const config = cliConfigFile();
  const mirror = process.env['MSGTOPO_PROVIDER_MIRROR'];
  return {
    ...withoutAws(process.env),
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
    // Reading the schema of the provider is most of what a run costs, and most of that is collecting garbage.
    GOGC: '400',
    ...(config === undefined ? {} : { TF_CLI_CONFIG_FILE: config }),
    ...(mirror === undefined ? {} : { MSGTOPO_PROVIDER_MIRROR: mirror }),
  };
}

/** The same with the emulator as AWS. Every service is sent there by one variable, so output stays what AWS gets. */
export function emulatedEnv({
  endpoint,
  provider,
}: Pick<Emulator, 'endpoint' | 'provider'>): NodeJS.ProcessEnv {
  if (new URL(endpoint).hostname !== '127.0.0.1') throw new Error(`${endpoint} is not on this machine`);
  return {
    ...terraformEnv(),
    ...provider,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'testing',
    AWS_SECRET_ACCESS_KEY: 'testing',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** `terraform` in a stack's folder. */
export function terraform(dir: string, env: NodeJS.ProcessEnv, ...args: string[]): Promise<string> {
  return succeed('terraform', [...args, '-no-color'], { cwd: dir, env });
}

/** What `terraform output -json` gives of a topology, by the names of its elements. */
export interface Outputs {
  readonly topics: { readonly value: Readonly<Record<string, string>> };
  readonly queues: { readonly value: Readonly<Record<string, string>> };
  readonly dead_letter_queues: { readonly value: Readonly<Record<string, string>> };
}
