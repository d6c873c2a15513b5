import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '#test/support/msgtopo';
import { newCommand } from '../../../scripts/new/command';
import { newConsumer } from '../../../scripts/new/consumer';
import { newRule } from '../../../scripts/new/rule';
import type { Scaffold } from '../../../scripts/new/scaffold';

/** The compiler reads everything that a file of the program leads to. */
jest.setTimeout(120_000);

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Files of the repository as the compiler has them, read once for all tests. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of the repository with these files in it. */
function problems({ files }: Scaffold): string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const texts = new Map(Object.entries(files).map(([path, text]) => [join(ROOT, path), text]));
  const host = ts.createCompilerHost(options);
  host.fileExists = (path) => texts.has(path) || ts.sys.fileExists(path);
  host.readFile = (path) => texts.get(path) ?? ts.sys.readFile(path);
  const parse = host.getSourceFile.bind(host);
  host.getSourceFile = (path, ...how) => {
    if (texts.has(path)) return parse(path, ...how);
    if (!parsed.has(path)) parsed.set(path, parse(path, ...how));
    return parsed.get(path);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  const found = [...texts.keys()].flatMap((path) => [
    ...program.getSyntacticDiagnostics(program.getSourceFile(path)),
    ...program.getSemanticDiagnostics(program.getSourceFile(path)),
  ]);
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('a new rule lacks nothing but its name among those that are generated', () => {
  const [problem, ...others] = problems(newRule('late-message'));
  expect(problem).toMatch(/"late-message".*not assignable to type 'RuleId'/);
  expect(others).toEqual([]);
});

test('a new command compiles, and stands in the list of commands', () => {
  const scaffold = newCommand('late-message', read);
  expect(problems(scaffold)).toEqual([]);
  expect(scaffold.files['src/cli/commands/index.ts']).toMatch(
    /command\(LATE_MESSAGE, .*\n {2}command\(COMPLETION/,
  );
});

/** How many lines of the new text are not in the old one, and the other way round. */
function changedLines(before: string, after: string): number {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return now.filter((line) => !old.includes(line)).length + old.filter((line) => !now.includes(line)).length;
}

test('a new kind of consumer compiles, and costs five files and five lines', () => {
  const scaffold = newConsumer('batch-job', read);
  const lists = Object.keys(scaffold.files).filter((path) => path.endsWith('/kinds.ts'));
  // Beside each list stands the table that asks for everything about each kind.
  const tables = lists.map((path) => path.replace(/kinds\.ts$/, 'index.ts'));
  const files = { ...Object.fromEntries(tables.map((path) => [path, read(path)])), ...scaffold.files };
  expect(problems({ ...scaffold, files })).toEqual([]);
  const [added, changed] = [/batch-job\.ts$/, /kinds\.ts$/].map((pattern) =>
    Object.entries(scaffold.files).filter(([path]) => pattern.test(path)),
  );
  expect(added).toHaveLength(5);
  expect(changed!.map(([path, text]) => changedLines(read(path), text))).toEqual([1, 1, 1, 1, 1]);
  expect(Object.keys(scaffold.files)).toHaveLength(10);
});
