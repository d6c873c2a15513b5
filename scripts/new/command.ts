import { constantCase } from './names';
import type { ReadFile, Scaffold } from './scaffold';

const INDEX = 'src/cli/commands/index.ts';
const LIST = '/** Every command, in the order of help. */';
const LAST = '  command(COMPLETION, ';

function tableSource(name: string): string {
  return `export const ${constantCase(name)} = {
  name: '${name}',
  summary: 'TODO: what it does, in one line',
  arguments: [],
  options: [],
  examples: ['msgtopo ${name}'],
} as const satisfies CommandSpec;

`;
}

function runSource(name: string): string {
  return `import type { Run } from '../command';
import { EXIT } from '../exit-code';
import type { ${constantCase(name)} } from './index';

export const run: Run<typeof ${constantCase(name)}> = () =>
  Promise.resolve({ exitCode: EXIT.done, data: 'TODO\\n' });
`;
}

function insertedBefore(text: string, anchor: string, added: string): string {
  if (!text.includes(anchor)) throw new Error(`${INDEX} has no line \`${anchor}\``);
  return text.replace(anchor, () => added + anchor);
}

/** A command is a table of its options, a line in the list of commands, and the file that runs. */
export function newCommand(name: string, read: ReadFile): Scaffold {
  const listed = insertedBefore(
    read(INDEX),
    LAST,
    `  command(${constantCase(name)}, () => import('./${name}')),\n`,
  );
  return {
    files: {
      [INDEX]: insertedBefore(listed, LIST, tableSource(name)),
      [`src/cli/commands/${name}.ts`]: runSource(name),
    },
    next: [
      `describe it and its options in ${INDEX}: help, completion and the reference follow`,
      `write src/cli/commands/${name}.ts, and its test in test/unit/cli/commands/${name}.test.ts`,
      'npm run generate',
    ],
  };
}
