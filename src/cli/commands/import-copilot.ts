import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withWorkspace } from '#adopt/copilot/inventory';
import { copilotSide } from '#adopt/copilot/release';
import { readWorkspace, WORKER, type CopilotWorkspace } from '#adopt/copilot/workspace';
import { list, quoted } from '#base/util/text';
import { usageProblem, type Context, type Run } from '../command';
import { ended, ok, type Result } from '../result';
import type { IMPORT_COPILOT } from './import-commands';
import { inTheWay, writeAdoption, wrongNames } from './import-files';
import { inventoryOf, regionFor } from './import-live';
import { troubleWithAws } from './operation';

/** The texts of manifests and addons, by their names in the folder. */
function filesIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /(^|\/)(\.workspace|[^/]+\.ya?ml)$/.test(name) && !name.includes('node_modules/'));
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function workspaceIn(given: string, { cwd }: Context): Result<CopilotWorkspace> {
  const folder = resolve(cwd, given);
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) return ended(usageProblem(`there is no folder ${given}`));
  const workspace = readWorkspace(filesIn(folder));
  if (workspace.app === '') {
    const help = 'name the folder `copilot` of the repository, in which `copilot init` was run';
    return ended(usageProblem(`${given} has no \`.workspace\` that names an application`, help));
  }
  if (workspace.services.some(({ type }) => type === WORKER)) return ok(workspace);
  const broken = workspace.untold.filter(({ what }) => what === 'file');
  const help =
    broken.length === 0
      ? 'a topology has services that process queues'
      : broken.map(({ name, because }) => `${name}: ${because}`).join('; ');
  return ended(usageProblem(`${given} has no worker service`, help));
}

/** The environment that is given, or else the only one. */
function environmentOf({ environments }: CopilotWorkspace, given: string | undefined): Result<string> {
  const [only, ...others] = environments;
  if (given !== undefined) return ok(given);
  if (only !== undefined && others.length === 0) return ok(only);
  const help =
    environments.length === 0 ? 'name it as Copilot does' : `choose one of ${list(quoted(environments))}`;
  return ended(usageProblem('which environment?', `give -e: ${help}`));
}

export const run: Run<typeof IMPORT_COPILOT> = async ([given = 'copilot'], options, context) => {
  const wrong = wrongNames(options) ?? inTheWay(options, context);
  if (wrong) return wrong;
  const workspace = workspaceIn(given, context);
  if (!workspace.ok) return workspace.outcome;
  const { app, services } = workspace.value;
  const environment = environmentOf(workspace.value, options.environment);
  if (!environment.ok) return environment.outcome;
  const region = regionFor(options, context);
  if (!region.ok) return region.outcome;
  const place = { app, environment: environment.value };
  // https://aws.github.io/copilot-cli/docs/developing/tagging/
  const tags = { 'copilot-application': app, 'copilot-environment': environment.value };
  return troubleWithAws(async () => {
    const live = await inventoryOf(region.value, { prefixes: [], names: [], tags }, context);
    const inventory = withWorkspace(live, workspace.value, place);
    const names = services.map(({ name }) => name);
    const words = `${given}, environment ${environment.value}, and what Copilot made of it`;
    const release = () => copilotSide(inventory, place, names);
    const writing = { ...options, environment: environment.value };
    return writeAdoption({ inventory, words, name: app, release }, writing, context);
  });
};
