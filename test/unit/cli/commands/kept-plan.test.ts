import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder } from '#test/support/project';
import { CREATION, scene } from './scripted-scene';

const HEAD = 'version: 1\nname: shop\nregion: eu-west-1\n';
const ONE = `${HEAD}environments: { dev: {}, prod: {} }\ntopics: { orders: {} }\n`;
const SPLIT = `${HEAD}topics: { orders: {}, refunds: { stack: payments } }\n`;

describe('a plan that is kept', () => {
  let folder = '';
  afterEach(() => removeFolder(folder));

  test('is applied as it is, and nothing is planned again', async () => {
    const { msgtopo, ...rest } = scene(ONE);
    ({ folder } = rest);
    expect((await msgtopo('plan', '-e', 'dev', '--out', 'dev.plan')).status).toBe(0);
    const { status, calls } = await msgtopo('deploy', '-e', 'dev', '--plan', 'dev.plan', '--auto-approve');
    expect(calls.map((line) => line.split(' ')[0])).toEqual(['show', 'apply', 'output']);
    expect(calls[1]).toContain(join(folder, 'dev.plan'));
    expect(status).toBe(0);
  });

  test('for another environment, or for what the topology was before, is refused', async () => {
    const { msgtopo, ...rest } = scene(ONE);
    ({ folder } = rest);
    await msgtopo('plan', '-e', 'dev', '--out', 'dev.plan');
    const other = await msgtopo('deploy', '-e', 'prod', '--plan', 'dev.plan', '--auto-approve');
    expect(other.talk).toContain(
      'error[foreign-plan]: the plan is for stack `shop-dev`, and this is shop-prod',
    );
    expect([other.status, other.calls]).toEqual([2, ['']]);
    writeFileSync(join(folder, 'topology.yaml'), ONE.replace('orders: {}', 'orders: { tags: { a: b } }'));
    const stale = await msgtopo('deploy', '-e', 'dev', '--plan', 'dev.plan', '--auto-approve');
    expect(stale.talk).toContain('the topology of stack `shop-dev` has changed since the plan was made');
    expect([stale.status, stale.calls]).toEqual([2, ['']]);
    rmSync(join(folder, 'dev.plan.json'));
    const unknown = await msgtopo('deploy', '-e', 'dev', '--plan', 'dev.plan', '--auto-approve');
    expect(unknown.talk).toContain('there is no dev.plan.json beside the plan');
    expect(unknown.status).toBe(2);
  });

  test('is refused where another plan stands in its place, or none', async () => {
    const { msgtopo, ...rest } = scene(ONE);
    ({ folder } = rest);
    await msgtopo('plan', '-e', 'prod', '--out', 'prod.plan');
    writeFileSync(join(folder, 'prod.plan'), 'the plan of dev');
    const other = await msgtopo('deploy', '-e', 'prod', '--plan', 'prod.plan', '--auto-approve');
    expect(other.talk).toContain(
      'error[foreign-plan]: prod.plan is not the plan that prod.plan.json was written for',
    );
    expect([other.status, other.calls]).toEqual([2, ['']]);
    rmSync(join(folder, 'prod.plan'));
    const none = await msgtopo('deploy', '-e', 'prod', '--plan', 'prod.plan', '--auto-approve');
    expect(none.talk).toContain('error[foreign-plan]: there is no prod.plan, the plan of stack `shop-prod`');
    expect([none.status, none.calls]).toEqual([2, ['']]);
  });

  test.each([
    ['cut off', '{"formatVersion":2,"pla', 'dev.plan.json is damaged'],
    ['no map', '[]', 'dev.plan.json is damaged'],
    ['without plans', '{"formatVersion":2}', 'dev.plan.json is damaged'],
    ['with an empty list', '{"formatVersion":2,"plans":[]}', 'dev.plan.json is damaged'],
    ['of half a plan', '{"formatVersion":2,"plans":[{"stack":"shop-dev"}]}', 'dev.plan.json is damaged'],
    [
      'of a plan elsewhere',
      '{"formatVersion":2,"plans":[{"stack":"shop-dev","file":"../dev.plan","digest":"x","planDigest":"x"}]}',
      'dev.plan.json is damaged',
    ],
    ['of an earlier msgtopo', '{"formatVersion":1,"plans":[]}', 'dev.plan.json has format 1'],
    ['of a later msgtopo', '{"formatVersion":3,"plans":[]}', 'dev.plan.json has format 3'],
  ])('with a record that is %s is refused', async (_, record, message) => {
    const { msgtopo, ...rest } = scene(ONE);
    ({ folder } = rest);
    writeFileSync(join(folder, 'dev.plan'), 'a plan');
    writeFileSync(join(folder, 'dev.plan.json'), record);
    const { status, talk, calls } = await msgtopo(
      'deploy',
      '-e',
      'dev',
      '--plan',
      'dev.plan',
      '--auto-approve',
    );
    expect(talk).toContain(`error[unreadable-plan]: ${message}`);
    expect([status, calls]).toEqual([2, ['']]);
  });

  test('in a format that is newer than msgtopo is refused, and not applied', async () => {
    const newer = { stdout: JSON.stringify({ format_version: '2.0', resource_changes: [] }) };
    const { msgtopo, ...rest } = scene(ONE, { ...CREATION, show: newer });
    ({ folder } = rest);
    const { status, talk, calls } = await msgtopo('deploy', '-e', 'dev', '--auto-approve');
    expect(talk).toContain('error[unreadable-plan]: the plan has format 2.0');
    expect(status).toBe(2);
    expect(calls.map((line) => line.split(' ')[0])).not.toContain('apply');
  });

  test('of several stacks is a file for each', async () => {
    const { msgtopo, ...rest } = scene(SPLIT);
    ({ folder } = rest);
    await msgtopo('plan', '--out', 'all.plan');
    const { status, calls } = await msgtopo('deploy', '--plan', 'all.plan', '--auto-approve');
    expect(calls.filter((line) => line.startsWith('apply')).length).toBe(2);
    expect(status).toBe(0);
    const both = await msgtopo('deploy', '--plan', 'all.plan', '--stack', 'payments', '--auto-approve');
    expect(both.talk).toContain('goes with none of --stack, --affected and --move-state');
    expect(both.status).toBe(2);
  });
});

describe('a plan that is kept, with a stack that the file does not have any more', () => {
  let folder = '';
  afterEach(() => removeFolder(folder));

  test('has a file for each, and is applied by somebody else, who has never seen that stack', async () => {
    const stacks = { actions: ['delete'], before: ['shop-default', 'shop-default-payments'] };
    const show = JSON.stringify({ format_version: '1.2', resource_changes: [], output_changes: { stacks } });
    const { msgtopo, ...rest } = scene(SPLIT.replace(', refunds: { stack: payments }', ''), {
      ...CREATION,
      show: { stdout: show },
    });
    ({ folder } = rest);
    await msgtopo('plan', '--out', 'all.plan');
    rmSync(join(folder, 'cdktf.out'), { recursive: true });
    const { status, calls } = await msgtopo('deploy', '--plan', 'all.plan', '--auto-approve');
    const applied = calls.filter((line) => line.startsWith('apply')).map((line) => line.replace(/.* /, ''));
    expect(applied).toEqual([join(folder, 'all.plan.shop-default-payments'), join(folder, 'all.plan')]);
    expect(status).toBe(0);
  });
});
