import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '#test/support/msgtopo';
import { newCommand } from '../../../scripts/new/command';
import { newRule } from '../../../scripts/new/rule';
import type { Scaffold } from '../../../scripts/new/scaffold';

/** The compiler reads everything that a file of the program leads to. */
jest.setTimeout(120_000);

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

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
