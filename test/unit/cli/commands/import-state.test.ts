import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
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
