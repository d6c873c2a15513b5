/*
 * Writes every generated file; with `--check`, fails if one is not as it would be written.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topologyJsonSchema } from '#language/schema/json-schema';
import { writeFileAtomically } from '#base/util/files';
import { commandsPage } from './commands-page';
import { languagePage } from './language-page';
import { rulesPage } from './rules-page';

const ROOT = join(__dirname, '../..');
const schema = topologyJsonSchema();

const FILES: Readonly<Record<string, string>> = {
  'schema/topology.schema.json': `${JSON.stringify(schema, null, 2)}\n`,
  'docs/reference/topology.md': languagePage(schema),
  'docs/reference/rules.md': rulesPage(),
  'docs/reference/commands.md': commandsPage(),
};

const stale = Object.entries(FILES).filter(([name, content]) => {
  const file = join(ROOT, name);
  return !existsSync(file) || readFileSync(file, 'utf8') !== content;
});

if (process.argv.includes('--check')) {
  for (const [name] of stale) console.error(`${name} is stale: npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [name, content] of stale) {
    writeFileAtomically(join(ROOT, name), content);
    console.log(`wrote ${name}`);
  }
}
