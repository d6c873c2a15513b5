import { run } from '#cli/run';
import { contextWith } from '#test/support/context';
import { emptyFolder, removeFolder } from '#test/support/project';
import { version } from '#base/util/version';

async function msgtopo(...args: string[]) {
  const cwd = emptyFolder();
  let [out, talk] = ['', ''];
  const context = contextWith({ cwd });
  const host = {
    context,
    writeOut: (text: string) => (out += text),
    writeError: (text: string) => (talk += text),
  };
  const status = await run(args, host);
  removeFolder(cwd);
  return { status, out, talk };
}

test('help is --help, with and without a command', async () => {
  expect(await msgtopo('help')).toEqual(await msgtopo('--help'));
  expect(await msgtopo('help', 'plan')).toEqual(await msgtopo('plan', '--help'));
  expect(await msgtopo('help', 'dlq', 'peek')).toEqual(await msgtopo('dlq', 'peek', '--help'));
  const { status, out } = await msgtopo('help', 'deploy');
  expect(out).toContain('Usage: msgtopo deploy');
  expect(status).toBe(0);
});

test('help for what is no command suggests one', async () => {
  const { status, talk } = await msgtopo('help', 'vaidate');
  expect(talk).toContain("unknown command 'vaidate'");
  expect(talk).toContain('validate');
  expect(status).toBe(2);
});

test.each(['-v', '-V', '--version'])('%s is the version', async (flag) => {
  expect(await msgtopo(flag)).toEqual({ status: 0, out: `${version()}\n`, talk: '' });
});

test.each([
  ['deploy', '-y'],
  ['deploy', '--yes'],
  ['deploy', '--auto-approve'],
  ['destroy', '--yes'],
  ['destroy', '--auto-approve'],
  ['dlq', 'redrive', 'billing', '--auto-approve'],
  ['dlq', 'purge', 'billing', '--auto-approve'],
  ['dlq', 'purge', 'billing', '-y'],
  ['dlq', 'list'],
])('%s %s is understood, and finds that there is no topology', async (...args) => {
  const { status, talk } = await msgtopo(...args);
  expect(talk).toContain('there is no topology.yaml');
  expect(status).toBe(2);
});

test('without --yes and without a terminal nothing is deployed', async () => {
  const { status, talk } = await msgtopo('deploy');
  expect(talk).toContain('add --yes if the answer is yes');
  expect(status).toBe(2);
});
