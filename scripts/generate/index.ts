/*
 * Writes every generated file; with `--check`, fails if one is not as it would be written.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '#base/util/files';
import { ROOT } from './root';
import { rulesIndex } from './rules-index';

const isCheck = process.argv.includes('--check');

/** Whether a file was as it is to be. */
function settle(name: string, content: string): boolean {
  const file = join(ROOT, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return true;
  if (isCheck) {
    console.error(`${name} is stale: npm run generate`);
    process.exitCode = 1;
  } else {
    writeFileAtomically(file, content);
    console.log(`wrote ${name}`);
  }
  return false;
}

async function generate(): Promise<void> {
  // The rest is generated from the program, which a stale list of rules may keep from loading.
  const isCurrent = settle('src/validate/rules/index.ts', rulesIndex());
  if (isCheck && !isCurrent) return;
  const { generatedFiles } = await import('./files');
  for (const [name, content] of Object.entries(generatedFiles())) settle(name, content);
}

void generate();
