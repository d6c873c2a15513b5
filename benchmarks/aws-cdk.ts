import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../test/support/msgtopo';
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

/** `cdk synth` of a program by hand, in its folder; nothing where the AWS CDK cannot be installed. */
export function cdkSynth(cwd: string): Program | undefined {
  if (!isInstalled()) {
    console.warn(
      `\n!!! WARNING: cdk synth is left out, since npm could not install ${PACKAGES.join(' and ')}\n`,
    );
    return undefined;
  }
  const app = join(FOLDER, 'cdk.cjs');
  copyFileSync(join(__dirname, 'by-hand', 'cdk.cjs'), app);
  const args = ['synth', '--quiet', '--no-notices', '--app', `node "${app}"`];
  return {
    name: 'cdk synth',
    args: [join(FOLDER, 'node_modules/aws-cdk/bin/cdk'), ...args],
    cwd,
    env: { CDK_DISABLE_CLI_TELEMETRY: 'true' },
  };
}
