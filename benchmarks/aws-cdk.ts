import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#test/support/msgtopo';
import type { Program } from './harness/measure';

/** No dependencies of this repository: they are larger than all of these together. */
const LIBRARY = '2.276.0';
const PACKAGES = [`aws-cdk-lib@${LIBRARY}`, 'aws-cdk@2.1148.1', 'constructs@10.8.1'];

/** Below the repository, where js-yaml is found. */
const FOLDER = join(ROOT, '.cache', `cdk-${LIBRARY}`);

function isInstalled(): boolean {
  if (existsSync(FOLDER)) return true;
  const unfinished = `${FOLDER}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'package.json'), '{ "private": true }\n');
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES];
  const { status } = spawnSync('npm', args, { cwd: unfinished, stdio: 'ignore' });
  if (status === 0) renameSync(unfinished, FOLDER);
  return status === 0;
}

/** As one types it, it prints the template too; as pipelines have it, it does not. */
export const CDK_COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'cdk synth': ['synth'],
  'cdk synth --quiet': ['synth', '--quiet'],
};

/** `cdk synth` of a program by hand, in its folder; nothing where the AWS CDK cannot be installed. */
export function cdkSynth(cwd: string): readonly Program[] {
  if (!isInstalled()) {
    console.warn(
      `\n!!! WARNING: cdk synth is left out, since npm could not install ${PACKAGES.join(' and ')}\n`,
    );
    return [];
  }
  const app = join(FOLDER, 'cdk.cjs');
  copyFileSync(join(__dirname, 'by-hand', 'cdk.cjs'), app);
  return Object.entries(CDK_COMMANDS).map(([name, command]) => ({
    name,
    args: [
      join(FOLDER, 'node_modules/aws-cdk/bin/cdk'),
      ...command,
      '--no-notices',
      '--app',
      `node "${app}"`,
    ],
    cwd,
    env: { CDK_DISABLE_CLI_TELEMETRY: 'true' },
  }));
}
