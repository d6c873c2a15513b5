import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the program says to one command, such as `plan`; the status is 0 unless it says otherwise. */
export interface Answer {
  readonly stdout?: string;
  readonly stderr?: string;
  readonly status?: number;
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
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
appendFileSync(${JSON.stringify(calls)}, args.join(' ') + '\\n');
mkdirSync('.terraform/providers', { recursive: true });
const out = args[0] === 'plan' && args.find((arg) => arg.startsWith('-out='));
if (out) writeFileSync(out.slice('-out='.length), 'a plan');
const { stdout = '', stderr = '', status = 0 } = ${JSON.stringify({ ...SUCCESS, ...script })}[args[0]] ?? { status: 9 };
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
