import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { GITHUB_FILE, githubProof } from '#deploy/ci/github';
import { REGIONS } from '#base/aws/regions';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { suggest } from '#base/diagnostics/suggest';
import { writeFileAtomically } from '#base/util/files';
import { list } from '#base/util/text';
import { ElementName } from '#language/schema/scalars';
import { ELEMENT_NAME, NAME_FORM } from '#model/element';
import { fileInRepository, projectName, repositoryOf, withSchemaFrom } from './init-place';
import { COMMON, templateDir, templateNames, templateSummary } from './templates';
import { workflowTools } from './workflow-tools';
import type { INIT } from './index';

/** The packer of npm would drop a `.gitignore`, so it has another name until then. */
const RENAMED: Readonly<Record<string, string>> = { gitignore: '.gitignore' };

const ESSENTIAL: readonly string[] = ['topology.yaml', 'cdktf.json'];

function listTemplates(): Outcome {
  const names = templateNames();
  const width = Math.max(...names.map((name) => name.length));
  const lines = names.map((name) => `${name.padEnd(width)}  ${templateSummary(name)}\n`);
  return { exitCode: EXIT.done, data: lines.join('') };
}

interface FileToWrite {
  readonly path: string;
  readonly content: string;
}

function filesOf(folder: string, target: string): FileToWrite[] {
  const root = templateDir(folder);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries.map((entry) => {
    const source = join(entry.parentPath, entry.name);
    const name = relative(root, source);
    return { path: join(target, RENAMED[name] ?? name), content: readFileSync(source, 'utf8') };
  });
}

/** What makes a topology; the rest helps, and a repository may have its own. */
function isEssential({ path }: FileToWrite): boolean {
  return ESSENTIAL.includes(basename(path));
}

/** What a file of the user's own lacks, as far as that can be said in lines. */
function adviceOn({ path, content }: FileToWrite): string {
  if (basename(path) !== '.gitignore') return '';
  const present = readFileSync(path, 'utf8').split(/\r?\n/);
  const absent = content.split('\n').filter((line) => line !== '' && !present.includes(line));
  return absent.length === 0 ? '' : `; add to it: ${list(absent)}`;
}

interface Answers {
  readonly name: string | undefined;
  readonly region: string | undefined;
}

/** Asks for what no option says, if there is somebody to ask. An empty answer takes what is in brackets. */
async function answers({ name, region }: Answers, target: string, { ask, env }: Context): Promise<Answers> {
  if (!ask) return { name, region };
  const wanted = async (question: string, given: string | undefined, proposed: string | undefined) => {
    if (given !== undefined) return given;
    const shown = proposed === undefined ? '' : ` (${proposed})`;
    return (await ask(`${question}${shown}: `)).trim() || proposed;
  };
  return {
    name: await wanted('Name of the topology', name, projectName(target)),
    region: await wanted('AWS region', region, env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || 'eu-west-1'),
  };
}

function wrongAnswer({ name, region }: Answers): Outcome | undefined {
  // Why it is none, the schema knows only with zod, which the program loads for files alone.
  if (name !== undefined && !ElementName.safeParse(name).success) {
    const form = ELEMENT_NAME.test(name) ? 'at most 64 characters' : NAME_FORM;
    return usageProblem(`\`${name}\` is no name`, `use ${form}`);
  }
  if (region === undefined || REGIONS.includes(region)) return undefined;
  return usageProblem(`there is no region \`${region}\``, suggest(region, REGIONS));
}

/** Both stand at the top of every template. */
function withAnswers(text: string, { name, region }: Answers): string {
  const named = name === undefined ? text : text.replace(/^name: .*$/m, `name: ${name}`);
  return region === undefined ? named : named.replace(/^region: .*$/m, `region: ${region}`);
}

export const run: Run<typeof INIT> = async (args, options, context) => {
  const { cwd } = context;
  if (options.list === true) return listTemplates();
  const template = options.template;
  const names = templateNames();
  if (!names.includes(template)) {
    return usageProblem(`there is no template \`${template}\``, suggest(template, names));
  }
  const target = resolve(cwd, args[0] ?? '.');
  const shown = (path: string) => relative(cwd, path);
  const repository = repositoryOf(target, cwd);
  const file = fileInRepository(target, repository);
  const workflow = githubProof({ ...workflowTools(repository), file, drilled: [] });
  const files = [
    ...filesOf(COMMON, target),
    { path: join(repository, GITHUB_FILE), content: workflow },
    ...filesOf(template, target),
  ];
  const present = files.filter(({ path }) => existsSync(path));
  const inTheWay = present.filter(isEssential).map(({ path }) => shown(path));
  if (inTheWay.length > 0) {
    const message = `nothing was written, since ${list(inTheWay)} would be overwritten`;
    return usageProblem(message, 'name another folder');
  }
  const given = await answers(options, target, context);
  const wrong = wrongAnswer(given);
  if (wrong) return wrong;
  const missing = files.filter((one) => !present.includes(one));
  for (const { path, content } of missing) {
    const isTopology = basename(path) === 'topology.yaml';
    const text = isTopology ? withSchemaFrom(withAnswers(content, given), target, repository) : content;
    writeFileAtomically(path, text);
  }
  const lines = [
    ...missing.map(({ path }) => `wrote ${shown(path)}\n`),
    ...present.map((one) => `kept ${shown(one.path)}${adviceOn(one)}\n`),
  ];
  const folder = shown(target);
  const next = `\nNext: ${folder === '' ? '' : `cd ${folder} && `}npx msgtopo validate\n`;
  const talk = options.quiet === true ? {} : { talk: lines.sort().join('') + next };
  return { exitCode: EXIT.done, ...talk };
};
