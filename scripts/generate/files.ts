import { topologyJsonSchema } from '#language/schema/json-schema';
import { githubAction } from './action';
import { commandsPage } from './commands-page';
import { languagePage } from './language-page';
import { permissionsPage } from './permissions-page';
import { ruleIdType } from './rule-id';
import { rulesPage } from './rules-page';

/** What is generated from the program as it runs, by the name of the file. */
export function generatedFiles(): Readonly<Record<string, string>> {
  const schema = topologyJsonSchema();
  return {
    'src/base/diagnostics/rule-id.ts': ruleIdType(),
    'action.yml': githubAction(),
    'schema/topology.schema.json': `${JSON.stringify(schema, null, 2)}\n`,
    'docs/reference/topology.md': languagePage(schema),
    'docs/reference/rules.md': rulesPage(),
    'docs/reference/commands.md': commandsPage(),
    'docs/reference/permissions.md': permissionsPage(),
  };
}
