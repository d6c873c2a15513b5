import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inventoryOfTemplate, withTemplate } from '#adopt/cloudformation/inventory';
import { physicalIdsIn } from '#adopt/cloudformation/physical';
import { stackSide } from '#adopt/cloudformation/release';
import { bodyOf, isJson, retainedTemplate } from '#adopt/cloudformation/retained';
import { retainedIn } from '#adopt/cloudformation/staying';
import { templateIn } from '#adopt/cloudformation/template';
import type { Inventory } from '#adopt/inventory/inventory';
import type { PlainMap } from '#base/util/json';
import { list } from '#base/util/text';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import type { OptionsOf } from '../option-values';
import { ended, ok, type Result } from '../result';
import type { IMPORT_CLOUDFORMATION } from './import-commands';
import { filesFor, inTheWay, wrongNames } from './import-files';
import { writeImport } from './import-into';
import { inventoryOf, regionFor } from './import-live';
import { troubleWithAws } from './operation';

type Options = OptionsOf<typeof IMPORT_CLOUDFORMATION>;

const STANDARD_INPUT = '-';

/** The only template of a folder such as `cdk.out`. */
function onlyTemplateIn(folder: string, given: string): Result<string> {
  const names = readdirSync(folder).filter((name) => /\.template\.(json|ya?ml)$/.test(name));
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return ok(join(folder, only));
  if (only === undefined) return ended(usageProblem(`there is no *.template.json in ${given}`));
  return ended(usageProblem(`${given} has several templates`, `name one of ${list(names.sort(), 'or')}`));
}

async function textOf(given: string, context: Context): Promise<Result<string>> {
  if (given === STANDARD_INPUT) return ok(Buffer.from(await context.readStdin()).toString('utf8'));
  const named = resolve(context.cwd, given);
  if (!existsSync(named)) return ended(usageProblem(`there is no file or folder ${given}`));
  const file = statSync(named).isDirectory() ? onlyTemplateIn(named, given) : ok(named);
  return file.ok ? ok(readFileSync(file.value, 'utf8')) : file;
}

function parametersIn({ parameter = [] }: Options): Result<Record<string, string>> {
  const wrong = parameter.find((one) => !/^[^=]+=/.test(one));
  if (wrong !== undefined) return ended(usageProblem(`--parameter takes \`key=value\`, found \`${wrong}\``));
  const pairs = parameter.map(
    (one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)] as const,
  );
  return ok(Object.fromEntries(pairs));
}

interface Given {
  readonly template: PlainMap;
  readonly options: Options;
  readonly stack: string;
}

/** What the list of resources says of names, with the values of the template. */
function listed({ template, options, stack }: Given, { cwd }: Context): Result<Inventory> {
  const file = options.resources!;
  const path = resolve(cwd, file);
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  const physical = isFile ? physicalIdsIn(readFileSync(path, 'utf8')) : undefined;
  if (!physical) {
    const help = `give what \`aws cloudformation list-stack-resources --stack-name ${stack}\` printed`;
    return ended(usageProblem(`${file} is no list of the resources of a stack`, help));
  }
  const parameters = parametersIn(options);
  if (!parameters.ok) return parameters;
  return ok(inventoryOfTemplate(template, { stack, parameters: parameters.value, physical }));
}

/** What the account has of the stack, which CloudFormation tags with its name. */
async function living({ template, options, stack }: Given, context: Context): Promise<Result<Inventory>> {
  const region = regionFor(options, context);
  if (!region.ok) return region;
  const tags = { 'aws:cloudformation:stack-name': stack };
  const live = await inventoryOf(region.value, { prefixes: [], names: [], tags }, context);
  return ok(withTemplate(live, template));
}

/** What is given makes no sense, or not together. */
function unfit({ stack, resources, parameter, region }: Options): Outcome | undefined {
  if (stack === undefined)
    return usageProblem(
      'which stack?',
      'give its name with --stack, to read the account, or also --resources',
    );
  if (resources !== undefined && region !== undefined)
    return usageProblem('--region has no meaning with --resources', 'the list of resources says it');
  if (resources === undefined && parameter !== undefined)
    return usageProblem(
      '--parameter has a meaning with --resources alone',
      'the account says what the values are',
    );
  return undefined;
}

export const run: Run<typeof IMPORT_CLOUDFORMATION> = async ([given = STANDARD_INPUT], options, context) => {
  const wrong = unfit(options) ?? wrongNames(options) ?? inTheWay(options, context);
  if (wrong) return wrong;
  const text = await textOf(given, context);
  if (!text.ok) return text.outcome;
  const template = templateIn(text.value);
  if (typeof template === 'string') return usageProblem(`${given} is no template: ${template}`);
  const source = { template, options, stack: options.stack! };
  const ending = isJson(bodyOf(text.value)) ? 'json' : 'yaml';
  const file = filesFor(options).account.replace(/\.adopted(\..+)?\.md$/, `.retained$1.${ending}`);
  return troubleWithAws(async () => {
    const inventory =
      options.resources === undefined ? await living(source, context) : listed(source, context);
    if (!inventory.ok) return inventory.outcome;
    const content = retainedTemplate(text.value, retainedIn(template));
    return writeImport(
      {
        inventory: inventory.value,
        words: `the stack ${source.stack}`,
        release: () => stackSide(template, { stack: source.stack, file }),
        beside: [{ file, content, words: 'the template, with what is taken over retained' }],
      },
      options,
      context,
    );
  });
};
