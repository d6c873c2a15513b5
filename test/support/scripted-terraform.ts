import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the program says to one command, such as `plan`; the status is 0 unless it says otherwise. */
export interface Answer {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly status?: number;
  /** What it leaves in its folder. */
  readonly files?: Readonly<Record<string, string>>;
}

export type Script = Readonly<Record<string, Answer>>;

const SUCCESS: Script = {
  version: { stdout: '{"terraform_version": "1.11.4"}' },
  init: {},
  untaint: {},
  output: { stdout: '{"topics": {"value": {"orders": "arn:aws:sns:eu-west-1:123456789012:orders"}}}' },
};

/** A stand-in for Terraform that says what it is told to, and keeps account of how it was called. */
export function scriptedTerraform(folder: string, script: Script): { program: string; calls: string } {
  const program = join(folder, 'terraform.js');
  const calls = join(folder, 'calls.txt');
  const source = `#!${process.execPath}
const { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync(${JSON.stringify(calls)}, args.join(' ') + '\\n');
mkdirSync('.terraform/providers', { recursive: true });
const out = args[0] === 'plan' && args.find((arg) => arg.startsWith('-out='));
if (out) writeFileSync(out.slice('-out='.length), 'a plan');
const { stdout = '', stderr = '', status = 0, files = {} } = ${JSON.stringify({ ...SUCCESS, ...script })}[args[0]] ?? { status: 9 };
for (const [name, content] of Object.entries(files)) writeFileSync(name, content);
if (args[0] === 'apply' && status === 0 && existsSync('cdk.tf.json')) {
  const { local } = JSON.parse(readFileSync('cdk.tf.json', 'utf8')).terraform.backend;
  if (local) writeFileSync(local.path, '{"version":4,"resources":[{}]}');
}
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = status;
`;
  writeFileSync(program, source);
  chmodSync(program, 0o755);
  return { program, calls };
}

/** Lines as `-json` prints them. */
export function events(...lines: readonly object[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}
