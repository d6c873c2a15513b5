import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root';

const FOLDER = 'src/validate/rules';

/** The constant that a rule's file exports, `noDeadLetters` for `no-dead-letters`. */
function constantOf(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** The list of all rules: a file in the folder is a rule, so no line has to be added by hand. */
export function rulesIndex(): string {
  const ids = readdirSync(join(ROOT, FOLDER))
    .map((name) => name.replace(/\.ts$/, ''))
    .filter((id) => id !== 'index')
    .sort();
  return [
    '// Generated from the files of this folder by `npm run generate`; changes here are lost.',
    ...ids.map((id) => `import { ${constantOf(id)} } from './${id}';`),
    "import type { Rule } from '../rule';",
    '',
    '/** Every rule, in order of their names. */',
    'export const RULES: readonly Rule[] = [',
    ...ids.map((id) => `  ${constantOf(id)},`),
    '];',
    '',
  ].join('\n');
}
