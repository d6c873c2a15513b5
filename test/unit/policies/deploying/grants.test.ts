import { planGrants, deployGrants } from '#policies/deploying/grants';
import type { Grant } from '#policies/deploying/grant';
import { soundTopologies } from '#test/support/sound-topologies';
import { TODAY, topologyOf } from '#test/unit/topology-of';

function grant(grants: readonly Grant[], sid: string): Grant | undefined {
  return grants.find((one) => one.sid === sid);
}

const SIMPLE = 'topics: { orders: {} }\nqueues: { billing: {} }\n';

describe.each(soundTopologies(TODAY))('%s', (_, topology) => {
  const [plan, deploy] = [planGrants(topology), deployGrants(topology)];

  test('each action is one action, and each statement has a name of its own', () => {
    for (const grants of [plan, deploy]) {
      expect(new Set(grants.map(({ sid }) => sid)).size).toBe(grants.length);
      for (const { sid, actions } of grants) {
        expect(sid).toMatch(/^[A-Za-z0-9]+$/);
        for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z]+$/);
      }
    }
  });

  test('all resources are allowed only under a condition', () => {
    const open = deploy.filter(({ resources }) => resources.includes('*'));
    for (const { condition } of open) expect(condition).toBeDefined();
  });

  test('who deploys can plan, and who plans can change nothing', () => {
    for (const { sid, actions, resources, condition } of plan) {
      const same = grant(deploy, sid);
      expect(same).toMatchObject({ resources, ...(condition ? { condition } : {}) });
      expect(same!.actions).toEqual(expect.arrayContaining([...actions]));
      for (const action of actions) {
        expect(action).toMatch(/:(Describe|Get|List|GET$|View|Validate)|^kms:Decrypt$/);
      }
    }
  });
});

test('what the next commit adds is called by the same scheme', () => {
  const grants = deployGrants(topologyOf(SIMPLE));
  expect(grant(grants, 'Queues')?.resources).toEqual(['arn:aws:sqs:eu-west-1:*:shop-default-*']);
});

test.each(['{environment}-{id}', '{id}', '{region}-{environment}-{id}'])(
  'with the scheme %s, which others have too, each element is named',
  (naming) => {
    const topology = topologyOf(`version: 1\nname: shop\nregion: eu-west-1\nnaming: '${naming}'\n${SIMPLE}`);
    const [prefix, ...names] = grant(deployGrants(topology), 'Queues')!.resources;
    expect(prefix).toBe('arn:aws:sqs:eu-west-1:*:shop-default-*');
    expect(names).toEqual(
      ['billing', 'billing-dlq'].map((id) => expect.stringMatching(`:[a-z0-9-]*${id}$`) as string),
    );
  },
);

test('a scheme of its own comes beside the name of the stack', () => {
  const topology = topologyOf(`version: 1\nname: shop\nregion: eu-west-1\nnaming: 'acme-{id}'\n${SIMPLE}`);
  expect(grant(deployGrants(topology), 'Topics')?.resources).toEqual([
    'arn:aws:sns:eu-west-1:*:shop-default-*',
    'arn:aws:sns:eu-west-1:*:acme-*',
  ]);
});

test('an element with a name of its own is named', () => {
  const topology = topologyOf('queues: { billing: { physicalName: bills } }');
  expect(grant(deployGrants(topology), 'Queues')?.resources).toContain('arn:aws:sqs:eu-west-1:*:bills');
});

test('the account is that of the caller, of the file, or any', () => {
  const topology = topologyOf(SIMPLE);
  const [known] = deployGrants(topologyOf(`${SIMPLE}environments: { prod: { account: '210987654321' } }`));
  const [referred] = deployGrants(topology, '${local.account}');
  expect(known!.resources[0]).toContain(':210987654321:');
  expect(referred!.resources[0]).toContain(':${local.account}:');
});

test('roles are passed to the services that take them on, and no others', () => {
  const topology = topologyOf(`${SIMPLE}
consumers:
  biller: { type: lambda, code: { inline: 'def handler(event, context): pass' }, runtime: python3.13, handler: app.handler, queue: billing }
`);
  expect(grant(deployGrants(topology), 'PassRoles')).toMatchObject({
    resources: ['arn:aws:iam::*:role/shop-default-*'],
    condition: { StringEquals: { 'iam:PassedToService': ['lambda.amazonaws.com'] } },
  });
  expect(grant(planGrants(topology), 'PassRoles')).toBeUndefined();
  expect(grant(deployGrants(topologyOf(SIMPLE)), 'Roles')).toBeUndefined();
});

test('a topic of somebody else is subscribed to, and nothing more', () => {
  const topology = topologyOf(`
topics: { news: { external: 'arn:aws:sns:eu-west-1:210987654321:news' } }
queues: { billing: {} }
subscriptions: [{ topic: news, queue: billing }]
`);
  expect(grant(deployGrants(topology), 'ForeignTopics')).toEqual({
    sid: 'ForeignTopics',
    actions: ['sns:ListSubscriptionsByTopic', 'sns:Subscribe'],
    resources: ['arn:aws:sns:eu-west-1:210987654321:news'],
  });
});

const NETWORK = 'network: { vpc: vpc-0abc, subnets: [subnet-0abc] }';
const FUNCTION =
  "biller: { type: lambda, code: { inline: 'def handler(event, context): pass' }, runtime: python3.13, handler: app.handler, queue: billing";

// https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
test('who makes a function in a VPC may look at the network, and nobody else', () => {
  const inside = topologyOf(`${SIMPLE}${NETWORK}\nconsumers: { ${FUNCTION}, network: true } }`);
  expect(grant(deployGrants(inside), 'FunctionNetwork')?.actions).toEqual([
    'ec2:DescribeSecurityGroups',
    'ec2:DescribeSubnets',
    'ec2:DescribeVpcs',
  ]);
  expect(grant(deployGrants(inside), 'FunctionVpc')).toEqual({
    sid: 'FunctionVpc',
    actions: ['ec2:GetSecurityGroupsForVpc'],
    resources: ['arn:aws:ec2:eu-west-1:*:vpc/vpc-0abc'],
  });
  expect(grant(planGrants(inside), 'FunctionNetwork')).toBeUndefined();
  const outside = deployGrants(topologyOf(`${SIMPLE}consumers: { ${FUNCTION} } }`));
  expect([grant(outside, 'FunctionNetwork'), grant(outside, 'FunctionVpc')]).toEqual([undefined, undefined]);
});

// https://github.com/hashicorp/terraform-provider-aws/pull/45251
test('tags of buckets are read and written by both ways that versions of the provider take', () => {
  const topology = topologyOf(`${SIMPLE}stores: { receipts: { type: s3 } }`);
  expect(grant(planGrants(topology), 'Buckets')?.actions).toEqual(
    expect.arrayContaining(['s3:GetBucketTagging', 's3:ListTagsForResource']),
  );
  expect(grant(deployGrants(topology), 'Buckets')?.actions).toEqual(
    expect.arrayContaining(['s3:PutBucketTagging', 's3:TagResource', 's3:UntagResource']),
  );
});

const KEYS = `${SIMPLE}stores:
  bills: { type: dynamodb, key: { id: S }, encryption: KEY }
`;
const withKey = (encryption: string) => deployGrants(topologyOf(KEYS.replace('KEY', encryption)));

// https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-resource-aliases
test('keys of others are out of reach: those with another alias than that of the managed key', () => {
  const grants = withKey('managed-key');
  const alone = { 'ForAllValues:StringEquals': { 'kms:ResourceAliases': 'alias/shop-default' } };
  for (const sid of ['Keys', 'KeyAliases']) expect(grant(grants, sid)?.condition).toEqual(alone);
  expect(grant(grants, 'TableManagedKey')?.condition).toEqual({
    StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' },
    ...alone,
  });
});

test('a key of the file is used by its ARN, or by its alias', () => {
  const arn = 'arn:aws:kms:eu-west-1:123456789012:key/1234abcd';
  expect(grant(withKey(`{ kmsKey: '${arn}' }`), 'TableKeys')?.resources).toEqual([arn]);
  const byAlias = withKey('{ kmsKey: alias/bills }');
  expect(grant(byAlias, 'TableKeys')).toBeUndefined();
  expect(grant(byAlias, 'TableKeysByAlias')).toMatchObject({
    resources: ['arn:aws:kms:eu-west-1:*:key/*'],
    condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': ['alias/bills'] } },
  });
});

/** AWS asks about another resource too, which has a condition; `ModifyVpcEndpoint` is about parts of others by design. */
const BESIDE_ANOTHER = ['AttachedInterfaces', 'SecurityGroupRules'];

describe.each(soundTopologies(TODAY))('%s', (_, topology) => {
  test('no key and no part of a network is changed or deleted without a condition', () => {
    const changing = /^kms:(?!List|Create(Key|Grant))|^ec2:(Delete|Modify|Attach|Detach)(?!Tags|VpcEndpoint)/;
    const open = deployGrants(topology).filter(
      ({ actions, resources, condition }) =>
        !condition &&
        resources.some((arn) => arn.endsWith('/*')) &&
        actions.some((one) => changing.test(one)),
    );
    expect(open.map(({ sid }) => sid).filter((sid) => !BESIDE_ANOTHER.includes(sid))).toEqual([]);
  });
});
