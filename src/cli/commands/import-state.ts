import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Draft } from '#adopt/draft';
import type { Inventory } from '#adopt/inventory/inventory';
import { terraformSide } from '#adopt/release/old-side';
import { originsOf, releaseOf } from '#adopt/release/release';
import { inventoryOfState, placesIn } from '#adopt/state/inventory';
import { withLiveValues } from '#adopt/state/live';
import { readState, type StateResource } from '#adopt/state/resources';
import { locateAll } from '#base/diagnostics/locate';
import type { Diagnostic } from '#base/diagnostics/diagnostic';
import { findProgram } from '#deploy/terraform/binary';
import { runCommand } from '#deploy/terraform/terraform';
import { list, quoted } from '#base/util/text';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import type { OptionsOf } from '../option-values';
import { ended, ok, type Result } from '../result';
import { findingsOutcome } from './findings-outcome';
import type { IMPORT_STATE } from './import-commands';
import { inTheWay, wrongNames } from './import-files';
import { writeImport } from './import-into';
import { inventoryOf } from './import-live';
import { troubleWithAws } from './operation';

type Options = OptionsOf<typeof IMPORT_STATE>;

const STANDARD_INPUT = '-';

/** What Terraform shows of the state of a folder. */
async function shownIn(dir: string, options: Options, context: Context): Promise<Result<string>> {
  const { cwd, env } = context;
  const program = findProgram({ given: options.terraformBin, cwd, env });
  if (program.file === undefined) {
    const help = 'install it, or give what `terraform show -json` printed';
    return ended(usageProblem(`there is no program ${list(quoted(program.wanted), 'or')} here`, help));
  }
  const shown = await runCommand(
    { program: program.file, env, onSignal: (listener) => context.onSignal(listener) },
    { dir },
    ['show', '-json', '-no-color'],
  );
  if (!shown.failed) return ok(shown.stdout);
  const [first] = shown.diagnostics;
  const help = 'run `terraform init` there first, with access to its state';
  return ended(usageProblem(`Terraform cannot show the state in ${dir}: ${first?.summary ?? ''}`, help));
}

async function textOf(given: string, options: Options, context: Context): Promise<Result<string>> {
  if (given === STANDARD_INPUT) return ok(Buffer.from(await context.readStdin()).toString('utf8'));
  const file = resolve(context.cwd, given);
  if (!existsSync(file)) return ended(usageProblem(`there is no file or folder ${given}`));
  if (statSync(file).isDirectory()) return shownIn(file, options, context);
  return ok(readFileSync(file, 'utf8'));
}

function refused(problem: Diagnostic, subject: string, options: Options, context: Context): Promise<Outcome> {
  const problems = locateAll([problem], () => undefined);
  return findingsOutcome(problems, subject, EXIT.usage, { options, context });
}

/** The one account and region that are meant. */
function placeIn(resources: readonly StateResource[], { region, account }: Options) {
  const places = placesIn(resources).filter(
    (place) => (region ?? place.region) === place.region && (account ?? place.account) === place.account,
  );
  const [place, ...others] = places;
  if (!place)
    return ended(usageProblem('there are no topics and no queues in this state', 'or not in that region'));
  if (others.length === 0) return ok(place);
  const words = places.map((one) => `\`${one.account}\` in \`${one.region}\``);
  const help = 'a topology is for one of them: choose it with --account and --region';
  return ended(usageProblem(`the state has topics or queues of ${list(words)}`, help));
}

/** What the state has, as its account has it now. */
async function livingOf(state: Inventory, context: Context): Promise<Result<Inventory>> {
  const names = [...state.topics, ...state.queues].map(({ name }) => name);
  const live = await inventoryOf(state.region, { prefixes: [], names, tags: {} }, context);
  if (live.account === state.account) return ok(withLiveValues(state, live));
  const found = live.account === '' ? 'nothing of it is here' : `this is account ${live.account}`;
  return ended(
    usageProblem(
      `the state is of account ${state.account} in ${state.region}, and ${found}`,
      'use the credentials of its account',
    ),
  );
}

export const run: Run<typeof IMPORT_STATE> = async ([given = '.'], options, context) => {
  const wrong = wrongNames(options) ?? inTheWay(options, context);
  if (wrong) return wrong;
  const words = given === STANDARD_INPUT ? 'a Terraform state' : `the Terraform state in ${given}`;
  const text = await textOf(given, options, context);
  if (!text.ok) return text.outcome;
  const read = readState(given, text.value);
  if (!read.ok) return refused(read.problem, given, options, context);
  const { resources } = read;
  const place = placeIn(resources, options);
  if (!place.ok) return place.outcome;
  const managed = resources.map(({ address }) => address);
  const release = ({ pairs }: Draft) => terraformSide(releaseOf(originsOf(pairs), managed));
  const inventory = inventoryOfState(resources, place.value);
  if (options.live !== true) return writeImport({ inventory, words, release }, options, context);
  return troubleWithAws(async () => {
    const live = await livingOf(inventory, context);
    if (!live.ok) return live.outcome;
    const both = { inventory: live.value, words: `${words}, and what exists of it`, release };
    return writeImport(both, options, context);
  });
};
