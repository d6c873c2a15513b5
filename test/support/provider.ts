import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const INSTALLED = 'registry.terraform.io/hashicorp/aws/5.100.0';

/** The program of the AWS provider in the mirror; nothing without a mirror, or on another sort of machine. */
function providerProgram(): string | undefined {
  const folder = join(process.env['MSGTOPO_PROVIDER_MIRROR'] ?? '', INSTALLED, `${process.platform}_amd64`);
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((file) => file.startsWith('terraform-provider-aws'));
  return name === undefined ? undefined : join(folder, name);
}

/** A process of the provider that outlives the run of Terraform that uses it. */
export interface SharedProvider {
  /** What Terraform needs in its environment to use this process instead of starting one. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Starts the provider as one does to debug it: it prints the variable by which Terraform finds it, and stays. Starting it
 * takes longer than most plans. Nothing without a mirror: then each run of Terraform starts its own, as it does for users.
 */
export async function startProvider(
  env: NodeJS.ProcessEnv,
  folder = process.cwd(),
): Promise<SharedProvider | undefined> {
  const program = providerProgram();
  if (program === undefined) return undefined;
  mkdirSync(folder, { recursive: true });
  const child = spawn(program, ['-debug'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'ignore'] });
  const exit = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const found = await new Promise<string>((resolve, reject) => {
    void exit.then(() => reject(new Error('the provider did not start')));
    createInterface(child.stdout).on('line', (line) => {
      const variable = /TF_REATTACH_PROVIDERS='(.*)'/.exec(line)?.[1];
      if (variable !== undefined) resolve(variable);
    });
  });
  return {
    variables: { TF_REATTACH_PROVIDERS: found },
    stop() {
      child.kill('SIGKILL');
      return exit;
    },
  };
}
