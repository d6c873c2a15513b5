/*
 * `npm run new rule late-message`: writes the files that a new rule, command or consumer needs, and says what is left
 * to do. Nothing is written over.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '#base/util/files';
import { newCommand } from './command';
import { newConsumer } from './consumer';
import { NAME } from './names';
import { newRule } from './rule';
import type { ReadFile, Scaffold } from './scaffold';

const ROOT = join(__dirname, '../..');

const KINDS: Readonly<Record<string, (name: string, read: ReadFile) => Scaffold>> = {
  rule: newRule,
  command: newCommand,
  consumer: newConsumer,
};

const USAGE = `usage: npm run new ${Object.keys(KINDS).join('|')} NAME, where NAME is like \`late-message\``;

function fail(message: string): void {
  console.error(message);
  process.exitCode = 2;
}

function main([kind = '', name = '']: readonly string[]): void {
  const make = KINDS[kind];
  if (!make || !NAME.test(name)) return fail(USAGE);
  const read: ReadFile = (path) => readFileSync(join(ROOT, path), 'utf8');
  const { files, next } = make(name, read);
  const taken = Object.keys(files).filter(
    (path) => path.includes(`/${name}`) && existsSync(join(ROOT, path)),
  );
  if (taken.length > 0) return fail(`${taken.join(', ')} exists`);
  for (const [path, content] of Object.entries(files)) {
    writeFileAtomically(join(ROOT, path), content);
    console.log(`wrote ${path}`);
  }
  for (const [index, step] of next.entries()) console.log(`${index + 1}. ${step}`);
}

main(process.argv.slice(2));
