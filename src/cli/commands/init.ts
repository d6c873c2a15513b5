import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { GITHUB_FILE, githubProof } from '#deploy/ci/github';
import { usageProblem, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { suggest } from '#base/diagnostics/suggest';
import { writeFileAtomically } from '#base/util/files';
import { list } from '#base/util/text';
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

export const run: Run<typeof INIT> = async (args, options, { cwd }) => {
  if (options.list === true) return listTemplates();
  const template = options.template;
  const names = templateNames();
  if (!names.includes(template)) {
    return usageProblem(`there is no template \`${template}\``, suggest(template, names));
  }
  const target = resolve(cwd, args[0] ?? '.');
  const shown = (path: string) => relative(cwd, path);
  const workflow = githubProof({ ...workflowTools(target), file: undefined, drilled: [] });
  const files = [
    ...filesOf(COMMON, target),
    { path: join(target, GITHUB_FILE), content: workflow },
    ...filesOf(template, target),
  ];
  const present = files.filter(({ path }) => existsSync(path));
  const inTheWay = present.filter(isEssential).map(({ path }) => shown(path));
  if (inTheWay.length > 0) {
    const message = `nothing was written, since ${list(inTheWay)} would be overwritten`;
    return usageProblem(message, 'name another folder');
  }
  const missing = files.filter((file) => !present.includes(file));
  for (const { path, content } of missing) writeFileAtomically(path, content);
  const lines = [
    ...missing.map(({ path }) => `wrote ${shown(path)}\n`),
    ...present.map((file) => `kept ${shown(file.path)}${adviceOn(file)}\n`),
  ];
  const folder = shown(target);
  const next = `\nNext: ${folder === '' ? '' : `cd ${folder} && `}npx msgtopo synth\n`;
  const talk = options.quiet === true ? {} : { talk: lines.sort().join('') + next };
  return Promise.resolve({ exitCode: EXIT.done, ...talk });
};
