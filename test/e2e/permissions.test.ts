import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorizationsOf } from '#test/support/authorization';
import { startEmulator, type Emulator, type RecordedCall } from '#test/support/emulator';
import { everyKind } from '#test/support/every-kind/index';
import { allows, type Call, type Policy } from '#test/support/iam';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder, stackDir } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv, terraform } from '#test/support/terraform';

/** The provider waits 25 s after each change of a queue, and three rounds are made. */
jest.setTimeout(600_000);

/** What `msgtopo permissions` prints, as one policy. */
async function printed(cwd: string, purpose: string): Promise<Policy> {
  const { stdout } = await msgtopo(['permissions', '--for', purpose], { cwd });
  const documents = [JSON.parse(stdout) as Policy | Policy[]].flat();
  return { Statement: documents.flatMap(({ Statement }) => Statement) };
}

function describeCall({ action, resource, context }: Call): string {
  return action === 'iam:PassRole'
    ? `${action} to ${context!['iam:PassedToService']!}`
    : `${action} on ${resource}`;
}

function refused(policy: Policy, calls: readonly Call[]): string[] {
  return [...new Set(calls.filter((call) => !allows(policy, call)).map(describeCall))].sort();
}

function actionsIn({ Statement }: Policy): string[] {
  return [...new Set(Statement.flatMap(({ Action }) => Action))].sort();
}

/** One change for each call that only a change leads to: what the file says, and what it says then. */
const CHANGES: readonly (readonly [was: string, is: string])[] = [
  ['tags: { Team: checkout }', 'tags: { Owner: checkout }'],
  ['settlements: {}', 'settlements: { visibilityTimeout: 1m }'],
  ['{ kind: [paid] }', '{ kind: [paid, refunded] }'],
  ["{'batchItemFailures': []}", "{'batchItemFailures': list()}"],
  ['LOG_LEVEL: info', 'LOG_LEVEL: debug'],
  ['batchSize: 100', 'batchSize: 50'],
  ['    reservedConcurrency: 10\n', ''],
  ['stores: { receipts: write }', 'stores: { receipts: read-write }'],
  ['{ kind: [settlement] }', '{ kind: [settlement, refund] }'],
  ['cron(0 2 * * ? *)', 'cron(0 3 * * ? *)'],
  ['devices/+/orders', 'devices/+/purchases'],
];

function change(folder: string): void {
  const file = join(folder, 'topology.yaml');
  const text = readFileSync(file, 'utf8');
  for (const [was] of CHANGES) expect(text).toContain(was);
  writeFileSync(
    file,
    CHANGES.reduce((changed, [was, is]) => changed.replace(was, is), text),
  );
  const definition = join(folder, 'reconcile.asl.json');
  writeFileSync(definition, readFileSync(definition, 'utf8').replace('{', '{ "Comment": "changed",'));
}

/** What is never called here, and why it is granted. */
const REASONS: Readonly<Record<string, readonly string[]>> = {
  'AWS asks for it when something else is called': [
    'iam:CreateServiceLinkedRole',
    'kms:CreateGrant',
    'kms:Decrypt',
    'kms:Encrypt',
    'kms:GenerateDataKey',
    'kms:ReEncryptFrom',
    'kms:ReEncryptTo',
    'ec2:GetSecurityGroupsForVpc',
    'route53:AssociateVPCWithHostedZone',
  ],
  'version 6.23 of the provider and newer call it': [
    's3:ListTagsForResource',
    's3:TagResource',
    's3:UntagResource',
  ],
  'network interfaces of functions stay for minutes in AWS, and not at all in the emulator': [
    'ec2:DeleteNetworkInterface',
    'ec2:DetachNetworkInterface',
  ],
  'the emulator does not tell that a trail has selectors': ['cloudtrail:GetEventSelectors'],
  'the emulator refuses to take tags away, which comes before': [
    'budgets:TagResource',
    'iot:ReplaceTopicRule',
    'iot:TagResource',
  ],
  'a change that was not made here': [
    'cloudtrail:UpdateTrail',
    'dynamodb:UpdateTable',
    'ec2:ModifySecurityGroupRules',
    'ec2:ReplaceRouteTableAssociation',
    'iam:UpdateAssumeRolePolicy',
    'iam:UpdateRoleDescription',
    'kms:PutKeyPolicy',
    'kms:UpdateAlias',
    'lambda:DeleteFunctionCodeSigningConfig',
    // Other code or settings are a version of their own, which the alias goes to.
    'lambda:PublishVersion',
    'lambda:UpdateAlias',
    'logs:AssociateKmsKey',
    'logs:DisassociateKmsKey',
  ],
};

/** What was done, by who would have done it. */
interface Done {
  readonly plan: readonly RecordedCall[];
  readonly deploy: readonly RecordedCall[];
}

describeWith(['terraform', 'emulator'], 'what Terraform calls is what a role may', () => {
  const folder = everyKind();
  const dir = stackDir(folder, 'shop-default');
  let emulator: Emulator;

  beforeAll(async () => {
    emulator = await startEmulator({ providerFolder: dir });
  });

  afterAll(async () => {
    await emulator.stop();
    removeFolder(folder);
  });

  /** Calls from here on belong to nobody before. */
  async function callsOf(work: () => Promise<unknown>): Promise<readonly RecordedCall[]> {
    await emulator.calls();
    await work();
    return emulator.calls();
  }

  describe('for every kind of consumer, publisher and store', () => {
    const asked = (calls: readonly RecordedCall[]) =>
      calls.flatMap((call) =>
        authorizationsOf(call, 'arn:aws:lambda:us-east-1:123456789012:function:shop-default-notifier'),
      );
    let done: Done;

    beforeAll(async () => {
      const env = emulatedEnv(emulator);
      const synth = async () => expect((await msgtopo(['synth'], { cwd: folder })).status).toBe(0);
      const apply = (...args: string[]) =>
        terraform(dir, env, 'apply', '-input=false', '-auto-approve', '-parallelism=32', ...args);
      const plan = () => terraform(dir, env, 'plan', '-input=false');
      await synth();
      await terraform(dir, env, 'init', '-input=false');
      const first = await callsOf(plan);
      const created = await callsOf(apply);
      const second = await callsOf(plan);
      change(folder);
      await synth();
      // The emulator does not know each operation on tags; what counts here is what it was asked for.
      const updated = await callsOf(() => apply().catch(() => undefined));
      const destroyed = await callsOf(() => apply('-destroy', '-refresh=false'));
      done = { plan: [...first, ...second], deploy: [...created, ...updated, ...destroyed] };
    });

    test('a plan calls nothing that the role that plans may not', async () => {
      expect(done.plan.length).toBeGreaterThan(100);
      expect(refused(await printed(folder, 'plan'), asked(done.plan))).toEqual([]);
    });

    test('a deploy, a change and a destroy call nothing that the role that deploys may not', async () => {
      expect(refused(await printed(folder, 'deploy'), asked(done.deploy))).toEqual([]);
    });

    test('the role that plans could not have created, changed or deleted anything', async () => {
      const policy = await printed(folder, 'plan');
      const writes = asked(done.deploy).filter(({ action }) =>
        /:(Add|Create|Delete|Put|Register|Remove|Run|Set|Subscribe|Tag|Update|PassRole|POST|PATCH|DELETE)/.test(
          action,
        ),
      );
      expect(writes.length).toBeGreaterThan(100);
      expect(writes.filter((call) => allows(policy, call)).map(describeCall)).toEqual([]);
    });

    test('nothing is granted for which there is no reason', async () => {
      const called = new Set(asked([...done.plan, ...done.deploy]).map(({ action }) => action));
      const never = actionsIn(await printed(folder, 'deploy')).filter((action) => !called.has(action));
      expect(never).toEqual(Object.values(REASONS).flat().sort());
    });
  });

  test('for states in S3, and for msgtopo itself', async () => {
    await fetch(`${emulator.endpoint}/states`, { method: 'PUT' });
    const cwd = folderWith({
      'topology.yaml': `version: 1
name: shop
region: eu-west-1
environments: { prod: { backend: { type: s3, bucket: states, region: eu-west-1 } } }
topics: { orders: {}, refunds: { stack: money } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`,
    });
    const env = emulatedEnv(emulator);
    const run = async (...args: string[]) => {
      const { status, stderr } = await msgtopo(args, { cwd, env });
      expect({ args, status, stderr }).toMatchObject({ args, status: 0 });
    };
    const deployed = await callsOf(() => run('deploy', '--auto-approve'));
    const planned = await callsOf(() => run('plan'));
    const destroyed = await callsOf(() => run('destroy', '--auto-approve'));
    const asked = (calls: readonly RecordedCall[]) => calls.flatMap((call) => authorizationsOf(call, ''));
    expect(refused(await printed(cwd, 'plan'), asked(planned))).toEqual([]);
    expect(refused(await printed(cwd, 'deploy'), asked([...deployed, ...destroyed]))).toEqual([]);
    removeFolder(cwd);
  });
});
