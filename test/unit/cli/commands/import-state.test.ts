import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Host } from '#cli/run';
import { contextWith } from '#test/support/context';
import { queue, shownState, topic } from '#test/support/live-state';
import { emptyFolder, removeFolder } from '#test/support/project';

let cwd: string;
beforeEach(() => {
  cwd = emptyFolder();
});
afterEach(() => removeFolder(cwd));

/** As a person calls it, with what `terraform show -json` printed on standard input. */
async function importState(state: string, ...args: string[]) {
  let [out, talk] = ['', ''];
  const host: Host = {
    context: contextWith({ cwd, readStdin: () => Promise.resolve(Buffer.from(state)) }),
    writeOut: (text) => (out += text),
    writeError: (text) => (talk += text),
  };
  const status = await run(['import', 'state', '-', ...args], host);
  return { status, out, talk };
}

const written = (file: string) => readFileSync(join(cwd, file), 'utf8');

test('writes topology.yaml where there is none, and never over one without --force', async () => {
  const first = await importState(shownState([queue('billing')]));
  expect(first).toMatchObject({ status: 0, talk: '' });
  expect(written('topology.yaml')).toContain('billing:');

  const again = await importState(shownState([queue('audit')]));
  expect(again).toMatchObject({ status: 2, out: '' });
  expect(again.talk).toContain('topology.yaml');
  expect(written('topology.yaml')).toContain('billing:');

  expect(await importState(shownState([queue('audit')]), '--force')).toMatchObject({ status: 0 });
  expect(written('topology.yaml')).toContain('audit:');
});

const PROTECTION = { Name: 'p', Version: '2021-06-01', Statement: [] };

test('a data protection policy is a file beside the topology, and is taken over', async () => {
  const orders = topic('orders', { data_protection_policy: JSON.stringify(PROTECTION) });
  expect(await importState(shownState([orders]), '--out', 'infra/topology.yaml')).toMatchObject({
    status: 0,
  });
  expect(written('infra/topology.yaml')).toContain('dataProtection: data-protection/orders.json');
  expect(JSON.parse(written('infra/data-protection/orders.json'))).toEqual(PROTECTION);
  expect(written('infra/topology.adopted.json')).toContain('"aws_sns_topic_data_protection_policy.orders"');

  rmSync(join(cwd, 'infra/topology.yaml'));
  rmSync(join(cwd, 'infra/topology.adopted.json'));
  rmSync(join(cwd, 'infra/topology.adopted.md'));
  const again = await importState(shownState([orders]), '--out', 'infra/topology.yaml');
  expect(again).toMatchObject({ status: 2 });
  expect(again.talk).toContain('infra/data-protection/orders.json would be overwritten');
  expect(existsSync(join(cwd, 'infra/topology.yaml'))).toBe(false);
});

test('without a topology nothing is written', async () => {
  const { status, talk } = await importState(shownState([queue('billing')]), '--as', 'a'.repeat(300));
  expect(talk).toContain('error[');
  expect(status).toBe(1);
  expect(readdirSync(cwd)).toEqual([]);
});

test('another environment goes into the same topology and the same record', async () => {
  const prod = [topic('shop-prod-orders'), queue('shop-prod-billing')];
  await importState(shownState(prod), '-e', 'prod', '--as', 'shop');
  const dev = [topic('shop-dev-orders'), queue('shop-dev-billing', { visibility_timeout_seconds: 60 })];
  const added = await importState(shownState(dev), '-e', 'dev', '--into', 'topology.yaml');
  expect(added).toMatchObject({ status: 0, talk: '' });
  expect(added.out).toContain('wrote topology.adopted.json: 2 to import');
  expect(added.out).toContain('Next: msgtopo plan topology.yaml -e dev');
  expect(written('topology.yaml')).toContain('override: { queues: { billing: { visibilityTimeout: 1m } } }');
  expect(
    Object.keys((JSON.parse(written('topology.adopted.json')) as { environments: object }).environments),
  ).toEqual(['prod', 'dev']);
  expect(written('topology.adopted.dev.md')).toContain('`msgtopo deploy topology.yaml -e dev`');
  expect(written('topology.adopted.md')).toContain('`msgtopo deploy topology.yaml`');

  const again = await importState(shownState(dev), '-e', 'dev', '--into', 'topology.yaml');
  expect(again).toMatchObject({ status: 2 });
  expect(again.talk).toContain('topology.adopted.dev.md would be overwritten');
});

test.each([
  [[], 'which environment is added?'],
  [['-e', 'dev', '--as', 'shop'], '--as has no meaning with --into'],
  [['-e', 'dev', '--out', 'x.yaml'], '--out has no meaning with --into'],
  [['-e', 'dev'], 'there is no file topology.yaml'],
])('--into with %j', async (args, message) => {
  const { status, talk } = await importState(shownState([queue('a')]), '--into', 'topology.yaml', ...args);
  expect(talk).toContain(message);
  expect(status).toBe(2);
});

test('an environment of another account is not what this is', async () => {
  writeFileSync(
    join(cwd, 'topology.yaml'),
    'version: 1\nname: shop\nregion: eu-west-1\nenvironments: { dev: { account: "222222222222" } }\nqueues: { a: {} }\n',
  );
  const { status, talk } = await importState(
    shownState([queue('a')]),
    '-e',
    'dev',
    '--into',
    'topology.yaml',
  );
  expect(talk).toContain('environment `dev` is of account 222222222222');
  expect(status).toBe(2);
  expect(readdirSync(cwd)).toEqual(['topology.yaml']);
});
