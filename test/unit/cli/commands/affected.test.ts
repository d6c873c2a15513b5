import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder } from '#test/support/project';
import { scene } from './scripted-scene';

const HEAD = 'version: 1\nname: shop\nregion: eu-west-1\n';
const SPLIT = `${HEAD}topics: { orders: {}, refunds: { stack: payments } }\n`;

describe('what is told', () => {
  let folder = '';
  afterEach(() => removeFolder(folder));

  test('with -q nothing, as long as nothing is wrong; with -v which commands were run, and where', async () => {
    const { msgtopo, ...rest } = scene(SPLIT);
    ({ folder } = rest);
    const quiet = await msgtopo('deploy', '--auto-approve', '-q');
    expect([quiet.status, quiet.out, quiet.talk]).toEqual([0, '', '']);
    const loud = await msgtopo('plan', '-v');
    expect(loud.talk).toContain('environment default: 2 topics, 0 queues and 0 subscriptions\n');
    expect(loud.talk).toMatch(/^shop-default-payments: tofu plan -input=false -json /m);
  });

  test('only stacks that have changed since the last deploy are planned', async () => {
    const { msgtopo, ...rest } = scene(SPLIT);
    ({ folder } = rest);
    const plans = (calls: readonly string[]) => calls.filter((line) => line.startsWith('plan')).length;
    expect(plans((await msgtopo('plan', '--affected')).calls)).toBe(2);
    await msgtopo('deploy', '--auto-approve', '-q');
    const { status, out: none, talk } = await msgtopo('plan', '--affected');
    expect([status, none]).toEqual([0, '']);
    expect(talk).toMatch(/^no stack is affected\nwarning\[orphan-topic\]/);
    const changed = SPLIT.replace('stack: payments', 'stack: payments, tags: { a: b }');
    writeFileSync(join(folder, 'topology.yaml'), changed);
    const { calls, out } = await msgtopo('plan', '--affected');
    expect(plans(calls)).toBe(1);
    expect(out).toContain('shop-default-payments in eu-west-1');
  });

  test('where none is affected, JSON is JSON, and a plan of nothing is kept and deployed', async () => {
    const { msgtopo, ...rest } = scene(SPLIT);
    ({ folder } = rest);
    await msgtopo('deploy', '--auto-approve', '-q');
    const plan = await msgtopo('plan', '--affected', '--json', '--out', 'plan');
    expect(JSON.parse(plan.out)).toEqual({ formatVersion: 1, stacks: [] });
    const deploy = await msgtopo('deploy', '--affected', '--auto-approve', '--json');
    const nothing = { formatVersion: 1, stack: 'shop-default', applied: false, outputs: {} };
    expect(JSON.parse(deploy.out)).toEqual(nothing);
    const kept = await msgtopo('deploy', '--plan', 'plan', '--auto-approve');
    expect([kept.status, kept.calls.filter((line) => line.startsWith('apply'))]).toEqual([0, []]);
  });
});
