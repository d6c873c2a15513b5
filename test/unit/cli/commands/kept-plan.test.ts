import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Host } from '#cli/run';
import { contextWith } from '#test/support/context';
import { folderWith, removeFolder } from '#test/support/project';
import { events, scriptedTerraform, type Script } from '#test/support/scripted-terraform';

const HEAD = 'version: 1\nname: shop\nregion: eu-west-1\n';
const ONE = `${HEAD}environments: { dev: {}, prod: {} }\ntopics: { orders: {} }\n`;
const SPLIT = `${HEAD}topics: { orders: {}, refunds: { stack: payments } }\n`;

const RESOURCE = { addr: 'aws_sns_topic.orders' };
const CREATION: Script = {
  plan: { stdout: events({ type: 'planned_change', change: { resource: RESOURCE, action: 'create' } }) },
  show: {
    stdout: JSON.stringify({
      format_version: '1.2',
      resource_changes: [
        {
          address: RESOURCE.addr,
          mode: 'managed',
          type: 'aws_sns_topic',
          name: 'orders',
          change: { actions: ['create'], before: null, after: {} },
        },
      ],
    }),
  },
  apply: {},
};

/** A folder with a topology and an OpenTofu, which is found by its name. */
function scene(yaml: string, script = CREATION) {
  const folder = folderWith({ 'topology.yaml': yaml, 'calls.txt': '' });
  const { program, calls } = scriptedTerraform(folder, script);
  mkdirSync(join(folder, 'bin'));
  renameSync(program, join(folder, 'bin/tofu'));
  const msgtopo = async (...args: string[]) => {
    let [out, talk] = ['', ''];
    writeFileSync(calls, '');
    const context = contextWith({
      cwd: folder,
      env: { PATH: join(folder, 'bin') },
      live: { say: (text) => (talk += `${text}\n`), show: () => undefined },
    });
    const host: Host = {
      context,
      writeOut: (text) => (out += text),
      writeError: (text) => (talk += text),
    };
    const status = await run(args, host);
    return { status, out, talk, calls: readFileSync(calls, 'utf8').trim().split('\n') };
  };
  /** Terraform itself would write the plan. */
  const keep = (name: string) => writeFileSync(join(folder, name), 'a plan');
  return { folder, msgtopo, keep };
}

describe('a plan that is kept', () => {
  let folder = '';
  afterEach(() => removeFolder(folder));

  test('is applied as it is, and nothing is planned again', async () => {
    const { msgtopo, keep, ...rest } = scene(ONE);
    ({ folder } = rest);
    expect((await msgtopo('plan', '-e', 'dev', '--out', 'dev.plan')).status).toBe(0);
    keep('dev.plan');
    const { status, calls } = await msgtopo('deploy', '-e', 'dev', '--plan', 'dev.plan', '--auto-approve');
    expect(calls.map((line) => line.split(' ')[0])).toEqual(['show', 'apply', 'output']);
    expect(calls[1]).toContain(join(folder, 'dev.plan'));
    expect(status).toBe(0);
  });

  test('for another environment, or for what the topology was before, is refused', async () => {
    const { msgtopo, keep, ...rest } = scene(ONE);
    ({ folder } = rest);
    await msgtopo('plan', '-e', 'dev', '--out', 'dev.plan');
    keep('dev.plan');
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

  test.each([
    ['cut off', '{"formatVersion":1,"pla', 'dev.plan.json is damaged'],
    ['no map', '[]', 'dev.plan.json is damaged'],
    ['without plans', '{"formatVersion":1}', 'dev.plan.json is damaged'],
    ['of half a plan', '{"formatVersion":1,"plans":[{"stack":"shop-dev"}]}', 'dev.plan.json is damaged'],
    [
      'of a plan elsewhere',
      '{"formatVersion":1,"plans":[{"stack":"shop-dev","file":"../dev.plan","digest":"x"}]}',
      'dev.plan.json is damaged',
    ],
    ['of a later msgtopo', '{"formatVersion":2,"plans":[]}', 'dev.plan.json has format 2'],
  ])('with a record that is %s is refused', async (_, record, message) => {
    const { msgtopo, keep, ...rest } = scene(ONE);
    ({ folder } = rest);
    keep('dev.plan');
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
    const { msgtopo, keep, ...rest } = scene(SPLIT);
    ({ folder } = rest);
    await msgtopo('plan', '--out', 'all.plan');
    for (const name of ['shop-default', 'shop-default-payments']) keep(`all.plan.${name}`);
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
    const { msgtopo, keep, ...rest } = scene(SPLIT.replace(', refunds: { stack: payments }', ''), {
      ...CREATION,
      show: { stdout: show },
    });
    ({ folder } = rest);
    await msgtopo('plan', '--out', 'all.plan');
    rmSync(join(folder, 'cdktf.out'), { recursive: true });
    for (const file of ['all.plan', 'all.plan.shop-default-payments']) keep(file);
    const { status, calls } = await msgtopo('deploy', '--plan', 'all.plan', '--auto-approve');
    const applied = calls.filter((line) => line.startsWith('apply')).map((line) => line.replace(/.* /, ''));
    expect(applied).toEqual([join(folder, 'all.plan.shop-default-payments'), join(folder, 'all.plan')]);
    expect(status).toBe(0);
  });
});

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
