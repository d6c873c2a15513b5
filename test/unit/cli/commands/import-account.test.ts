import { run, type Host } from '#cli/run';
import { contextWith } from '#test/support/context';
import { folderWith, removeFolder } from '#test/support/project';
import { FakeAccount } from '#test/unit/adopt/account/fake-account';

jest.mock('#adopt/account/sdk', () => ({ openAccount: () => Promise.resolve(account) }));

let cwd: string;
let account: FakeAccount;
beforeEach(() => {
  account = new FakeAccount();
  cwd = folderWith({
    'topology.yaml': `
version: 1
name: shop
region: eu-west-1
environments: { prod: { account: "123456789012" }, stage: { account: "222222222222" } }
topics: { orders: {} }
`,
  });
});
afterEach(() => removeFolder(cwd));

async function importAccount(...args: string[]) {
  let [out, talk] = ['', ''];
  const host: Host = {
    context: contextWith({ cwd }),
    writeOut: (text) => (out += text),
    writeError: (text) => (talk += text),
  };
  const status = await run(['import', 'account', ...args], host);
  return { status, out, talk };
}

test.each([
  [['--region', 'eu-west-1']],
  [['--tag', 'a=b']],
  [['--as', 'shop']],
  [['--out', 'other.yaml']],
  [['--force']],
])('%j has no meaning with --check', async (args) => {
  const { status, talk } = await importAccount('--check', '-e', 'prod', ...args);
  expect(talk).toContain(`${args[0]!} has no meaning with --check`);
  expect(status).toBe(2);
  expect(account.calls).toEqual([]);
});

test('what lives in another account is not compared', async () => {
  account.makeTopic('shop-stage-orders');
  const { status, talk } = await importAccount('--check', '-e', 'stage');
  expect(talk).toContain('shop-stage is of account 222222222222, and this is account 123456789012');
  expect(status).toBe(2);
});

test('drift is told, and is a finding', async () => {
  const { status, out } = await importAccount('--check', '-e', 'prod');
  expect(out).toContain('topic `orders` is not there');
  expect(status).toBe(1);
});

test('an account is written where no topology is', async () => {
  account.makeTopic('Events');
  const written = await importAccount('--region', 'eu-west-1', '--out', 'live.yaml');
  expect(written).toMatchObject({ status: 0, talk: '' });
  expect(written.out).toContain('wrote live.yaml: 1 topic');
  expect((await importAccount('--region', 'eu-west-1')).talk).toContain('topology.yaml would be overwritten');
});
