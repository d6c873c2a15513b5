import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '#cli/commands/permissions';
import { contextWith } from '#test/support/context';
import { everyKind } from '#test/support/every-kind/index';
import { folderWith, removeFolder, writeFiles } from '#test/support/project';
import { PERMISSIONS } from '#cli/commands/ci-commands';
import type { OptionsOf } from '#cli/option-values';
import { optionsOf } from '#test/support/options';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
environments:
  prod: { account: '123456789012', backend: { type: s3, bucket: states, region: eu-west-1 } }
  dev: {}
queues: { billing: {} }
`;

const folders: string[] = [];
afterAll(() => folders.forEach(removeFolder));

function inFolder(folder: string) {
  folders.push(folder);
  return (options: Partial<OptionsOf<typeof PERMISSIONS>> = {}) =>
    run([], optionsOf(PERMISSIONS, options), contextWith({ cwd: folder }));
}

const project = () => folderWith({ 'topology.yaml': TOPOLOGY });

interface Policy {
  readonly Version: string;
  readonly Statement: readonly { readonly Sid: string; readonly Action: string | readonly string[] }[];
}

function sids(text: string): string[] {
  return (JSON.parse(text) as Policy).Statement.map(({ Sid }) => Sid);
}

test('one policy is printed as it is attached, with the state before what is deployed', async () => {
  const { exitCode, data, talk } = await inFolder(project())({ environment: 'prod' });
  expect({ exitCode, talk }).toEqual({ exitCode: 0, talk: '' });
  expect(sids(data!)).toEqual(['StateBucket', 'State', 'StateLock', 'Topics', 'WithoutResource', 'Queues']);
  expect(data).toContain('"sqs:CreateQueue"');
});

test('a plan changes nothing but the lock', async () => {
  const { data } = await inFolder(project())({ environment: 'prod', for: 'plan' });
  expect(data).not.toMatch(/sqs:(Create|Set|Delete)/);
  expect(data).toContain('shop-prod.tfstate.tflock');
});

test('the environment is said if nobody chose it', async () => {
  const { talk } = await inFolder(project())();
  expect(talk).toBe('msgtopo: this is `prod`; -e shows `dev`\n');
});

test('several policies are a list, and it is said why', async () => {
  const { data, talk } = await inFolder(everyKind())();
  expect((JSON.parse(data!) as Policy[]).length).toBeGreaterThan(1);
  expect(talk).toMatch(/these are \d policies, since AWS takes at most 6144 characters in one; --out/);
});

test('--out writes each to a file of its own, and leaves none of an earlier time', async () => {
  const folder = everyKind();
  const command = inFolder(folder);
  const { data, talk } = await command({ out: 'policies' });
  expect(data).toBeUndefined();
  expect(talk).toContain('wrote policies/shop-default-deploy-1.json\n');
  const first = readdirSync(join(folder, 'policies'));
  expect(first).toContain('shop-default-deploy-2.json');

  writeFiles(folder, {
    'topology.yaml': 'version: 1\nname: shop\nregion: eu-west-1\nqueues: { billing: {} }\n',
    'policies/mine.json': '{}',
  });
  expect((await command({ out: 'policies', quiet: true })).talk).toBe('');
  expect(readdirSync(join(folder, 'policies'))).toEqual(['mine.json', 'shop-default-deploy.json']);
  expect(sids(readFileSync(join(folder, 'policies/shop-default-deploy.json'), 'utf8'))).toContain('Queues');
});

test.each<[string, 'plan' | 'deploy', Readonly<Record<string, string>>]>([
  ['github:my-org/shop', 'deploy', { StringEquals: 'repo:my-org/shop:environment:prod' }],
  ['github:my-org/shop', 'plan', { StringEquals: 'repo:my-org/shop:pull_request' }],
  [
    'gitlab:group/sub/shop',
    'deploy',
    { StringEquals: 'project_path:group/sub/shop:ref_type:branch:ref:main' },
  ],
  [
    'gitlab:my-org/shop@trunk',
    'deploy',
    { StringEquals: 'project_path:my-org/shop:ref_type:branch:ref:trunk' },
  ],
  ['gitlab:my-org/shop', 'plan', { StringLike: 'project_path:my-org/shop:ref_type:branch:ref:*' }],
])('--trust %s for %s', async (trust, purpose, subject) => {
  const { data } = await inFolder(project())({ environment: 'prod', trust, for: purpose });
  const [statement] = (JSON.parse(data!) as { Statement: Record<string, unknown>[] }).Statement;
  const issuer = trust.startsWith('github') ? 'token.actions.githubusercontent.com' : 'gitlab.com';
  expect(statement).toMatchObject({
    Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
  });
  const [operator, value] = Object.entries(subject)[0]!;
  expect(statement!['Condition']).toMatchObject({ [operator]: { [`${issuer}:sub`]: value } });
  expect(statement!['Condition']).toMatchObject({ StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com' } });
});

test.each([
  [{ trust: 'my-org/shop' }, '--trust takes a repository of GitHub or GitLab, found `my-org/shop`'],
  [{ trust: 'github:my-org/shop@trunk' }, '--trust takes a repository'],
  [{ trust: 'github:my-org/shop', environment: 'dev' }, 'which `dev` does not have'],
  [{ trust: 'github:my-org/shop', out: 'policies' }, '--out is for policies'],
])('%j is refused', async (options, message) => {
  const { exitCode, talk, data } = await inFolder(project())({ environment: 'prod', ...options });
  expect({ exitCode, data }).toEqual({ exitCode: 2, data: undefined });
  expect(talk).toContain(message);
});

test('nothing is printed of a topology with errors', async () => {
  const command = inFolder(folderWith({ 'topology.yaml': `${TOPOLOGY}topics: { orders: { fifo: 1 } }\n` }));
  expect(await command()).toMatchObject({ exitCode: 1, talk: expect.stringContaining('error[') as string });
});

test('what is deployed may do is printed by address, with names in place of references', async () => {
  const { exitCode, data } = await inFolder(everyKind())({ for: 'run' });
  const policies = JSON.parse(data!) as Record<string, Policy>;
  expect(exitCode).toBe(0);
  expect(Object.keys(policies)).toEqual(
    expect.arrayContaining(['aws_sqs_queue.billing', 'aws_iam_role_policy.notifier', 'aws_kms_key.messages']),
  );
  expect(data).not.toContain('${');
});

test('each is written to a file of its own', async () => {
  const folder = project();
  const { talk } = await inFolder(folder)({ environment: 'prod', for: 'run', out: 'run' });
  expect(readdirSync(join(folder, 'run')).sort()).toEqual([
    'aws_sqs_queue.billing.json',
    'aws_sqs_queue.billing_dlq.json',
  ]);
  expect(talk).toContain('wrote run/aws_sqs_queue.billing.json\n');
});

test('nobody is trusted by all that is deployed', async () => {
  const { exitCode, talk } = await inFolder(project())({ for: 'run', trust: 'github:my-org/shop' });
  expect(exitCode).toBe(2);
  expect(talk).toContain('--trust is about a role that plans or deploys');
});
