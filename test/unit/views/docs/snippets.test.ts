import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { run as runProgram } from '#cli/run';
import { COMMANDS } from '#cli/commands/index';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { reportText } from '#base/diagnostics/reporters/text';
import { PLAIN } from '#base/util/style';
import { contextWith } from '#test/support/context';
import { blocksOf, callsIn, mistakeIn, reasonNotToRun, type Block } from '#test/support/guide';
import { ROOT } from '#test/support/msgtopo';
import { emptyFolder, removeFolder, writeFiles } from '#test/support/project';
import { brief, proveText } from '#test/unit/topology-of';

/** Every page that people read, and that shows how something is done. */
const PAGES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Those made from the program itself show usage, such as `msgtopo plan [options]`. */
const WRITTEN = PAGES.filter((page) => !page.startsWith('docs/reference/'));

/** The pages that begin with a finding, whose topology is not shown: a test of its own compares it. */
const WITH_FINDING = ['README.md', 'docs/guide/proving.md'];

function findingOn(page: string): Block {
  return blocksOf(page).find(({ language }) => language === 'text')!;
}

/** What works without AWS, Terraform and git, and comes to an end. */
const RUNNABLE = ['init', 'validate', 'explain', 'synth', 'test', 'graph', 'docs', 'schema', 'trace', 'send'];
const ENDLESS = ['--watch', '-w', '--live'];

interface Result {
  readonly status: number;
  readonly output: string;
}

/** Calls the program as a shell would. */
async function call(words: readonly string[], cwd: string): Promise<Result> {
  const parts: string[] = [];
  const write = (text: string) => void parts.push(text);
  const context = contextWith({ cwd, now: () => new Date(), emit: write });
  const status = await runProgram(words, { context, writeOut: write, writeError: write });
  return { status, output: parts.join('') };
}

function commandOf(words: readonly string[]) {
  return COMMANDS.find(({ name }) => name === words.slice(0, name.split(' ').length).join(' '));
}

/** Options that the command does not have. */
function unknownOptions(words: readonly string[]): string[] {
  const command = commandOf(words)!;
  const known = command.options.flatMap(({ flags }) =>
    flags.split(/[ ,]+/).filter((flag) => flag.startsWith('-')),
  );
  const given = words.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.split('=')[0]!);
  return given.filter((flag) => !known.includes(flag));
}

function isTopology({ language, text }: Block): boolean {
  return language === 'yaml' && /^version: 1$/m.test(text);
}

/** A page is read from top to bottom, in one folder; before its first topology there is that of a template. */
class Reader {
  readonly folder = emptyFolder();
  private said = '';

  constructor() {
    cpSync(join(ROOT, 'templates/fan-out'), this.folder, { recursive: true });
    writeFiles(this.folder, { 'build/a.zip': 'PK', 'build/notifier.zip': 'PK' });
  }

  async read(block: Block): Promise<void> {
    if (reasonNotToRun(block) !== undefined) return;
    if (isTopology(block)) this.replaceTopology(block.text);
    if (block.language === 'yaml') await this.testFlows(block);
    if (block.language === 'sh') await this.type(block);
    if (block.language === 'text') this.compare(block);
  }

  private replaceTopology(text: string): void {
    removeFolder(join(this.folder, 'flows'));
    writeFileSync(join(this.folder, 'topology.yaml'), text);
  }

  /** A file of flows says in its first line where it stands. */
  private async testFlows({ text }: Block): Promise<void> {
    const name = /^# (\S+\.flow\.yaml)\n/.exec(text)?.[1];
    if (name === undefined) return;
    writeFiles(this.folder, { [name]: text });
    expect(await call(['test'], this.folder)).toMatchObject({ status: 0 });
  }

  private async type(block: Block): Promise<void> {
    for (const { words, line } of callsIn(block)) {
      const [program, ...args] = words;
      if (program === 'npm') continue;
      expect({ line, program }).toEqual({ line, program: 'msgtopo' });
      expect({ line, known: commandOf(args) !== undefined }).toEqual({ line, known: true });
      expect({ line, unknown: unknownOptions(args) }).toEqual({ line, unknown: [] });
      if (!RUNNABLE.includes(args[0]!) || args.some((word) => ENDLESS.includes(word))) continue;
      const { status, output } = await call(args, this.folderFor(args));
      expect({ line, status, output: status === 0 ? '' : output }).toEqual({ line, status: 0, output: '' });
      this.said += output;
    }
  }

  /** Where `init` overwrites nothing. */
  private folderFor([command, ...rest]: readonly string[]): string {
    if (command !== 'init' || rest.length > 0) return this.folder;
    const fresh = join(this.folder, 'fresh');
    mkdirSync(fresh, { recursive: true });
    return fresh;
  }

  private compare(block: Block): void {
    const mistake = mistakeIn(block);
    expect(mistake ? this.withMistake(...mistake) : this.said).toContain(block.text.trim());
  }

  private withMistake(was: string, is: string): string {
    const text = readFileSync(join(this.folder, 'topology.yaml'), 'utf8');
    expect(text).toContain(was);
    const { diagnostics } = proveText(text.replace(was, is));
    return reportText({ diagnostics, subject: 'topology.yaml' }, PLAIN);
  }
}

test.each(WRITTEN)(
  '%s: what is shown works, and what it says is what is shown',
  async (page) => {
    const reader = new Reader();
    try {
      for (const block of blocksOf(page)) {
        if (WITH_FINDING.includes(page) && block.place === findingOn(page).place) continue;
        try {
          await reader.read(block);
        } catch (failure) {
          throw new Error(`${block.place}: ${failure instanceof Error ? failure.message : String(failure)}`, {
            cause: failure,
          });
        }
      }
    } finally {
      removeFolder(reader.folder);
    }
  },
  60_000,
);

const blocks = PAGES.flatMap(blocksOf);
const topologies = blocks.filter(
  (block) => isTopology(block) || (block.language === 'yaml' && block.note === 'part'),
);

test.each(topologies.map((block) => [block.place, block] as const))(
  '%s is a sound topology',
  (_, { text }) => {
    const { diagnostics } = proveText(text, { 'build/a.zip': 'PK', 'build/notifier.zip': 'PK' });
    expect(hasErrors(diagnostics) ? diagnostics.map(brief) : []).toEqual([]);
  },
);

test('YAML and JSON that is no topology can be read at least', () => {
  const others = WRITTEN.flatMap(blocksOf).filter(
    (block) => ['yaml', 'json'].includes(block.language) && !isTopology(block) && block.note !== 'part',
  );
  for (const { place, text } of others)
    expect({ place, value: load(text) ?? null }).not.toEqual({ place, value: null });
});

test('few blocks are not run, and each says why', () => {
  const untouched = WRITTEN.flatMap(blocksOf).filter((block) => reasonNotToRun(block) !== undefined);
  expect(untouched.length).toBeLessThan(WRITTEN.flatMap(blocksOf).length / 3);
  const notes = blocks
    .map(({ note }) => note)
    .filter((note) => !/^(|part|\((not run: |if ).+\))$/.test(note));
  expect(notes).toEqual([]);
});

test('every other language is shown with a reason', () => {
  const languages = ['yaml', 'json', 'sh', 'text', 'mermaid'];
  const others = WRITTEN.flatMap(blocksOf).filter((block) => !languages.includes(block.language));
  expect(others.filter((block) => reasonNotToRun(block) === undefined).map(({ place }) => place)).toEqual([]);
});

/** Findings that are shown with lines of a topology which is not. */
test.each(WITH_FINDING)('the finding that %s shows is what is said', (page) => {
  const yaml =
    'topics:\n  orders: {}\nqueues:\n  billing: { fifo: true }\nsubscriptions:\n  - { topic: orders, queue: billing }\n';
  const { diagnostics } = proveText(yaml);
  const shown = findingOn(page).text;
  // Without the numbers of lines, and how far these push everything to the right.
  const unplaced = (text: string) => text.replace(/:\d+:/g, ':N:').replace(/^ *\d* *([|=]|-->)/gm, '$1');
  expect(unplaced(reportText({ diagnostics, subject: 'topology.yaml' }, PLAIN))).toContain(unplaced(shown));
});
