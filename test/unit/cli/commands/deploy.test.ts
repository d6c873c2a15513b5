import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Host } from '#cli/run';
import { contextWith } from '#test/support/context';
import { folderWith, removeFolder } from '#test/support/project';
import { events, scriptedTerraform, type Script } from '#test/support/scripted-terraform';

const TOPOLOGY = 'version: 1\nname: shop\nregion: eu-west-1\ntopics: { orders: {} }\n';

const ORDERS = { addr: 'aws_sns_topic.orders' };

function planned(change: object, more: object = {}): Script {
  const resource = {
    address: ORDERS.addr,
    mode: 'managed',
    type: 'aws_sns_topic',
    name: 'orders',
    change,
    ...more,
  };
  return {
    plan: { stdout: events({ type: 'planned_change', change: { resource: ORDERS, action: 'create' } }) },
    show: { stdout: JSON.stringify({ format_version: '1.2', resource_changes: [resource] }) },
    apply: {
      stdout: events(
        { type: 'apply_start', hook: { resource: ORDERS, action: 'create' } },
        { type: 'apply_complete', hook: { resource: ORDERS, action: 'create', elapsed_seconds: 2 } },
      ),
    },
  };
}

const CREATION = planned({ actions: ['create'], before: null, after: { name: 'shop-default-orders' } });
const TAINTED = planned(
  { actions: ['delete', 'create'], before: { name: 'x' }, after: { name: 'x' } },
  { action_reason: 'replace_because_tainted' },
);

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly talk: string;
  readonly calls: readonly string[];
}

/** Runs a command with a Terraform that says what it is told to, and a person who gives one answer, or none. */
async function runWith(
  script: Script,
  args: readonly string[],
  answer?: string,
  files: Readonly<Record<string, string>> = { 'topology.yaml': TOPOLOGY },
): Promise<Ran> {
  const cwd = folderWith({ 'calls.txt': '', ...files });
  const { program, calls } = scriptedTerraform(cwd, script);
  let [out, talk] = ['', ''];
  const context = contextWith({
    cwd,
    env: { PATH: process.env['PATH'] },
    live: { say: (text) => (talk += `${text}\n`), show: () => undefined },
    ...(answer === undefined
      ? {}
      : { ask: (question) => Promise.resolve(((talk += `${question}\n`), answer)) }),
  });
  const host: Host = { context, writeOut: (text) => (out += text), writeError: (text) => (talk += text) };
  try {
    const status = await run([...args, '--terraform-bin', program], host);
    const called = readFileSync(join(calls), 'utf8').trim().split('\n');
    return { status, out, talk, calls: called.map((line) => line.split(' ')[0]!) };
  } finally {
    removeFolder(cwd);
  }
}

test('a deploy asks, and does it if the answer is yes', async () => {
  const { status, out, talk, calls } = await runWith(CREATION, ['deploy'], 'yes');
  expect(talk).toContain('Deploy shop-default: 1 to create? (yes/no)');
  expect(talk).toContain('[1/1] topic `orders` created after 2 s');
  expect(out).toContain('arn:aws:sns:eu-west-1:123456789012:orders');
  expect(calls).toEqual(['version', 'init', 'plan', 'show', 'apply', 'output']);
  expect(status).toBe(0);
});

test.each(['no', '', 'yesterday'])('the answer `%s` changes nothing', async (answer) => {
  const { status, talk, calls } = await runWith(CREATION, ['deploy'], answer);
  expect(talk).toContain('nothing was changed');
  expect(calls).not.toContain('apply');
  expect(status).toBe(1);
});

test('as JSON, each step is a line, and the result is one document', async () => {
  const { out, talk } = await runWith(CREATION, ['deploy', '--auto-approve', '--json']);
  expect(
    talk
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
  ).toEqual([
    {
      type: 'step',
      done: 1,
      total: 1,
      element: 'topic.orders',
      label: 'topic `orders`',
      outcome: 'created',
      seconds: 2,
    },
  ]);
  expect(JSON.parse(out)).toMatchObject({ formatVersion: 1, stack: 'shop-default', applied: true });
});

test('the guard ends it before anybody is asked', async () => {
  const loss = planned({ actions: ['delete'], before: { name: 'x' }, after: null });
  const { status, talk, calls } = await runWith(loss, ['deploy'], 'yes');
  expect(talk).toContain('error[destroy]: topic `orders` would be destroyed');
  expect(talk).not.toContain('yes/no');
  expect(calls).not.toContain('apply');
  expect(status).toBe(1);
});

test('what was interrupted is finished by a deploy, and by a plan that is kept', async () => {
  const again = await runWith(TAINTED, ['plan']);
  expect(again.out).toContain('+ finish  topic `orders`');
  expect(again.calls).not.toContain('untaint');
  // The stand-in says the same for ever, so that the second plan still is of a topic that is not trusted.
  const kept = { ...TAINTED, untaint: { status: 1, stderr: 'Error: No such resource instance' } };
  const deployed = await runWith(kept, ['deploy', '--auto-approve']);
  expect(deployed.calls).toEqual(['version', 'init', 'plan', 'show', 'untaint']);
  expect(deployed.status).toBe(1);
});

test('a destruction asks for the name of the environment', async () => {
  const all = planned({ actions: ['delete'], before: { name: 'x' }, after: null });
  const refused = await runWith(all, ['destroy'], 'yes');
  expect(refused.talk).toContain('type the name of the environment (default)');
  expect(refused.talk).toContain('nothing was destroyed');
  expect(refused.status).toBe(1);
  const done = await runWith(all, ['destroy'], 'default');
  expect(done.talk).toContain('shop-default is destroyed');
  expect(done.status).toBe(0);
});

test('what Terraform reports while it applies stands at the element', async () => {
  const diagnostic = {
    severity: 'error',
    summary: 'creating SNS Topic: no',
    detail: 'It cannot be.',
    address: ORDERS.addr,
  };
  const script = { ...CREATION, apply: { stdout: events({ type: 'diagnostic', diagnostic }), status: 1 } };
  const { status, talk } = await runWith(script, ['deploy', '--auto-approve']);
  expect(talk).toContain('error[terraform]: creating SNS Topic: no\n --> topology.yaml:4:11\n');
  expect(talk).toContain('= help: It cannot be');
  expect(status).toBe(1);
});

test('a state beside the topology is not forgotten when another backend is named', async () => {
  const files = {
    'topology.yaml': `${TOPOLOGY}environments: { prod: { backend: { type: s3, bucket: b, region: eu-west-1 } } }\n`,
    'terraform.shop-prod.tfstate': '{"version": 4, "resources": [{}]}',
  };
  const { status, talk, calls } = await runWith({}, ['plan'], undefined, files);
  expect(talk).toContain('error[backend-changed]: there is a state in ');
  expect(talk).toContain(' --> topology.yaml:5:25\n');
  expect(calls).toEqual(['']);
  expect(status).toBe(2);
});

test('a Terraform that dies without a word', async () => {
  const { status, talk } = await runWith({ plan: { status: 2, stderr: 'panic: oh' } }, ['plan']);
  expect(talk).toContain('error[terraform]: Terraform ended with status 2');
  expect(talk).toContain('panic: oh');
  expect(status).toBe(1);
});

test.each([
  [['--parallelism', 'many'], '--parallelism takes a number from 1, found `many`'],
  [['--lock-timeout', '5'], '--lock-timeout takes a time such as `30s` or `10m`, found `5`'],
  [['--migrate-state', '--reconfigure'], '--migrate-state and --reconfigure exclude each other'],
  [['--allow', 'everything'], 'there is nothing like `--allow everything`'],
])('%s is no usage', async (options, message) => {
  const cwd = folderWith({ 'topology.yaml': TOPOLOGY });
  let talk = '';
  const status = await run(['plan', ...options], {
    context: contextWith({ cwd }),
    writeOut: () => undefined,
    writeError: (text) => (talk += text),
  });
  expect(talk).toContain(message);
  expect(status).toBe(2);
  removeFolder(cwd);
});
