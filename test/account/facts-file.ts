import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { Fact } from '#base/aws/facts';
import type { Finding } from './check';
import { withFindings } from './findings';

/** Writes beside the file and renames, so that nobody ever reads half of it. */
export async function writeFindings(file: string, findings: readonly Finding[], day: string): Promise<void> {
  const facts = JSON.parse(readFileSync(file, 'utf8')) as Fact[];
  const options = await resolveConfig(file);
  const text = await format(JSON.stringify(withFindings(facts, findings, day)), {
    ...options,
    parser: 'json',
  });
  const beside = `${file}.${process.pid}.tmp`;
  writeFileSync(beside, text);
  renameSync(beside, file);
}
