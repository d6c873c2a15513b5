import { run, type Host } from '#cli/run';
import { contextWith } from '#test/support/context';
import { folderWith, removeFolder } from '#test/support/project';

const WORKER = 'name: worker\ntype: Worker Service\n';

/** Runs the command in a folder with these files, without reading an account. */
async function importCopilot(files: Readonly<Record<string, string>>, ...args: string[]) {
  const cwd = folderWith(files);
  let talk = '';
  const host: Host = {
    context: contextWith({ cwd, env: {} }),
    writeOut: () => undefined,
    writeError: (text) => (talk += text),
  };
  const status = await run(['import', 'copilot', ...args], host);
  removeFolder(cwd);
  return { status, talk };
}

test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
  ['no folder', { 'a.txt': '' }, [], 'there is no folder copilot'],
  [
    'no application',
    { 'copilot/worker/manifest.yml': WORKER },
    [],
    'no `.workspace` that names an application',
  ],
  [
    'no worker service',
    {
      'copilot/.workspace': 'application: shop\n',
      'copilot/api/manifest.yml': 'name: api\ntype: Backend Service\n',
    },
    [],
    'has no worker service',
  ],
  [
    'several environments',
    {
      'copilot/.workspace': 'application: shop\n',
      'copilot/worker/manifest.yml': `${WORKER}environments: { prod: {}, test: {} }\n`,
    },
    [],
    'choose one of `prod` and `test`',
  ],
  [
    'no region',
    { 'copilot/.workspace': 'application: shop\n', 'copilot/worker/manifest.yml': WORKER },
    ['-e', 'prod'],
    'which region?',
  ],
])('with %s it says what is missing', async (_, files, args, message) => {
  const { status, talk } = await importCopilot(files, ...args);
  expect(status).toBe(2);
  expect(talk).toContain(message);
});
