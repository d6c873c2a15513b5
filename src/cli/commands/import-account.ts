import type { Narrowing } from '#adopt/account/selection';
import { driftOf, uncompared, type Drift } from '#adopt/compare/drift';
import type { Inventory } from '#adopt/inventory/inventory';
import { startOfNames } from '#base/aws/names';
import { jsonText, versioned } from '#base/util/json';
import { plural } from '#base/util/text';
import { ownedQueues, ownedTopics, stackName, type Topology } from '#model/topology';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import type { OptionsOf } from '../option-values';
import { ended, ok, type Result } from '../result';
import type { IMPORT_ACCOUNT } from './import-commands';
import { inTheWay, wrongNames } from './import-files';
import { writeImport } from './import-into';
import { inventoryOf, regionFor } from './import-live';
import { troubleWithAws } from './operation';
import { oneReading } from './one-environment';
import { wantsJson } from './session-options';

type Options = OptionsOf<typeof IMPORT_ACCOUNT>;

/** What `--prefix`, `--name` and `--tag` say. */
function narrowingOf({ prefix = [], name = [], tag = [] }: Options): Result<Narrowing> {
  const wrong = tag.find((one) => !/^[^=]+=/.test(one));
  if (wrong !== undefined) {
    return ended(usageProblem(`--tag takes \`key=value\`, found \`${wrong}\``));
  }
  const tags = Object.fromEntries(
    tag.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
  );
  return ok({ prefixes: prefix, names: name, tags });
}

/** The elements of the topology, and whatever else has a name like theirs. */
function checkedNames(topology: Topology, narrowing: Narrowing): Narrowing {
  const names = [...ownedTopics(topology), ...ownedQueues(topology)].map(({ physicalName }) => physicalName);
  const { name, environment, region, naming } = topology;
  const patterns = [naming.topic ?? naming.default, naming.queue ?? naming.default];
  const starts = patterns.map((pattern) => startOfNames(pattern, { name, environment, region }));
  const prefixes = [...narrowing.prefixes, ...new Set(starts.filter((start) => start !== ''))];
  return { ...narrowing, names: [...narrowing.names, ...names], prefixes };
}

function told(drift: readonly Drift[], topology: Topology, options: Options, { style }: Context): Outcome {
  const exitCode = drift.length > 0 ? EXIT.findings : EXIT.done;
  if (wantsJson(options))
    return { exitCode, data: jsonText(versioned({ stack: stackName(topology), drift })) };
  const heading = style.bold(`${stackName(topology)} in ${topology.region}`);
  if (drift.length === 0) return { exitCode, data: `${heading}: everything is as the file says\n` };
  const lines = drift.map(({ message }) => `  ${message}\n`).join('');
  return { exitCode, data: `${heading}:\n${lines}${plural(drift.length, 'difference')}\n` };
}

/** What has a meaning only where something is written, as it is called on the command line. */
const FOR_WRITING = {
  region: 'the topology says its own',
  tag: 'the topology says what it has',
  as: 'nothing is written',
  out: 'nothing is written',
  into: 'nothing is written',
  force: 'nothing is written',
} as const;

function unfitForCheck(options: Options): Outcome | undefined {
  const names = Object.keys(FOR_WRITING) as (keyof typeof FOR_WRITING)[];
  const unfit = names.find((name) => options[name] !== undefined);
  return unfit && usageProblem(`--${unfit} has no meaning with --check`, FOR_WRITING[unfit]);
}

/** Everything would be missing in another account, which is not what is wrong. */
function otherAccount(topology: Topology, inventory: Inventory): Outcome | undefined {
  const { account } = topology;
  if (account === undefined || inventory.account === '' || account === inventory.account) return undefined;
  return usageProblem(
    `${stackName(topology)} is of account ${account}, and this is account ${inventory.account}`,
    'use the credentials of its account',
  );
}

async function check(args: readonly string[], options: Options, context: Context): Promise<Outcome> {
  const unfit = unfitForCheck(options);
  if (unfit) return unfit;
  const narrowing = narrowingOf(options);
  if (!narrowing.ok) return narrowing.outcome;
  const reading = await oneReading(args[0], 'import account --check', options, context);
  if (!reading.ok) return reading.outcome;
  const { topology } = reading.value;
  return troubleWithAws(async () => {
    const names = checkedNames(topology, narrowing.value);
    const inventory = await inventoryOf(topology.region, names, context);
    const other = otherAccount(topology, inventory);
    if (other) return other;
    const notes = uncompared(inventory).map((note) => `msgtopo: ${note}\n`);
    return { ...told(driftOf(topology, inventory), topology, options, context), talk: notes.join('') };
  });
}

async function write(args: readonly string[], options: Options, context: Context): Promise<Outcome> {
  if (args.length > 0)
    return usageProblem('a topology is given with --check', 'to write one, name it with --out');
  const wrong = wrongNames(options) ?? inTheWay(options, context);
  if (wrong) return wrong;
  const narrowing = narrowingOf(options);
  if (!narrowing.ok) return narrowing.outcome;
  const found = regionFor(options, context);
  if (!found.ok) return found.outcome;
  const region = found.value;
  return troubleWithAws(async () => {
    const inventory = await inventoryOf(region, narrowing.value, context);
    const words = inventory.account === '' ? region : `account ${inventory.account} in ${region}`;
    return writeImport({ inventory, words }, options, context);
  });
}

export const run: Run<typeof IMPORT_ACCOUNT> = (args, options, context) =>
  options.check === true ? check(args, options, context) : write(args, options, context);
