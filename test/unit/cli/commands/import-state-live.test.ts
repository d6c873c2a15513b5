import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Host } from '#cli/run';
import { contextWith } from '#test/support/context';
import { queue, shownState, to, topic } from '#test/support/live-state';
import { emptyFolder, removeFolder } from '#test/support/project';
import { FakeAccount } from '#test/unit/adopt/account/fake-account';

jest.mock('#adopt/account/sdk', () => ({ openAccount: () => Promise.resolve(account) }));

let cwd: string;
let account: FakeAccount;
beforeEach(() => {
  account = new FakeAccount();
  cwd = emptyFolder();
});
afterEach(() => removeFolder(cwd));

/** As a person calls it, with what `terraform show -json` printed on standard input. */
async function importLive(state: string) {
  let [out, talk] = ['', ''];
  const host: Host = {
    context: contextWith({ cwd, readStdin: () => Promise.resolve(Buffer.from(state)) }),
    writeOut: (text) => (out += text),
    writeError: (text) => (talk += text),
  };
  const status = await run(['import', 'state', '-', '--live', '--as', 'shop'], host);
  return { status, out, talk };
}

const written = (file: string) => readFileSync(join(cwd, file), 'utf8');

test('a state says what is taken over, and the account what it is like and who uses it', async () => {
  const subscription = to('orders', 'billing');
  account.makeTopic('orders');
  account.makeQueue('billing', { VisibilityTimeout: '90' });
  account.makeQueue('others');
  account.subscribe('orders', 'sqs', account.arn('sqs', 'billing'), {}, String(subscription.values['arn']));
  account.subscribe('orders', 'email', 'ops@example.com');
  account.makeFunction('biller', ['billing']);

  const state = shownState([topic('orders'), queue('billing'), queue('gone'), subscription]);
  expect(await importLive(state)).toMatchObject({ status: 0, talk: '' });

  const topology = written('topology.yaml');
  expect(topology).toContain('visibilityTimeout: 90s');
  expect(topology).toContain('Lambda function biller');
  expect(topology).not.toMatch(/others|gone|ops@example.com/);
  const report = written('topology.adopted.md');
  expect(report).toContain('gone: the state has it, and it exists no more');
  expect(report).toContain('orders to ops@example.com: the state does not have it');
  expect(report).toContain('removed {');
  expect(account.calls).not.toContain('queue https://sqs/123456789012/others');
});

test('nothing is written where the account is another one', async () => {
  const { status, talk } = await importLive(shownState([queue('billing')]));
  expect(status).toBe(2);
  expect(talk).toContain('the state is of account 123456789012 in eu-west-1, and nothing of it is here');
});
