import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { installed, npm } from './harness/installed';
import type { Program } from './harness/measure';

const LIBRARY = '2.276.0';
const PACKAGES = [`aws-cdk-lib@${LIBRARY}`, 'aws-cdk@2.1148.1', 'constructs@10.8.1'];

/** As one types it, it prints the template too; as pipelines have it, it does not. */
export const CDK_COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'cdk synth': ['synth'],
  'cdk synth --quiet': ['synth', '--quiet'],
};

/** `cdk synth` of a program by hand, in its folder; nothing where the AWS CDK cannot be installed. */
export function cdkSynth(cwd: string): readonly Program[] {
  const folder = installed(`cdk-${LIBRARY}`, npm(PACKAGES));
  if (folder === undefined) return [];
  const app = join(folder, 'cdk.cjs');
  copyFileSync(join(__dirname, 'by-hand', 'cdk.cjs'), app);
  return Object.entries(CDK_COMMANDS).map(([name, command]) => ({
    name,
    args: [
      join(folder, 'node_modules/aws-cdk/bin/cdk'),
      ...command,
      '--no-notices',
      '--app',
      `node "${app}"`,
    ],
    cwd,
    env: { CDK_DISABLE_CLI_TELEMETRY: 'true' },
  }));
}
