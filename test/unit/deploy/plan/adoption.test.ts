import { planOf } from '#deploy/plan/changes';
import { refusals } from '#deploy/plan/guard';
import type { PlanFile, Values } from '#deploy/plan/plan-file';
import { countWords, hasChanges } from '#deploy/plan/report';
import { planJson } from '#deploy/plan/reporters/json';
import { planMarkdown } from '#deploy/plan/reporters/markdown';
import { planText } from '#deploy/plan/reporters/text';
import { PLAIN } from '#base/util/style';
import { topologyOf } from '#test/unit/topology-of';

const TOPOLOGY = topologyOf(`
topics: { orders: {} }
queues: { billing: {}, audit: {} }
subscriptions: [{ topic: orders, queue: billing }, { topic: orders, queue: audit }]
`);

const ACCOUNT = '111111111111';
const TOPIC = `arn:aws:sns:eu-west-1:${ACCOUNT}:shop-default-orders`;

/** What AWS gives a new topic. */
function defaultPolicy(owner: string): string {
  const Action = ['SNS:GetTopicAttributes', 'SNS:Subscribe', 'SNS:Publish'];
  const Condition = { StringEquals: { 'AWS:SourceOwner': owner } };
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action,
        Resource: TOPIC,
        Condition,
      },
    ],
  });
}

interface Resource {
  readonly address: string;
  readonly before: Values;
  readonly after?: Values;
}

function planFile(resources: readonly Resource[]): PlanFile {
  return {
    resource_changes: resources.map(({ address, before, after }) => ({
      address,
      mode: 'managed',
      type: address.split('.')[0]!,
      name: address.split('.')[1]!,
      change: {
        actions: [after ? 'update' : 'no-op'],
        before,
        after: after ? { ...before, ...after } : before,
        importing: { id: 'x' },
      },
    })),
  };
}

const RESOURCES: readonly Resource[] = [
  {
    address: 'aws_sns_topic.orders',
    before: { arn: TOPIC, policy: defaultPolicy(ACCOUNT) },
    after: { policy: '{"Statement":[]}' },
  },
  { address: 'aws_sqs_queue.audit', before: {}, after: { policy: '{"Statement":[]}', tags: { Team: 'a' } } },
  {
    address: 'aws_sqs_queue.billing',
    before: { visibility_timeout_seconds: 30 },
    after: { policy: '{"Statement":[]}', visibility_timeout_seconds: 60 },
  },
  {
    address: 'aws_sns_topic_subscription.orders_to_audit',
    before: {},
    after: { confirmation_timeout_in_minutes: 1, endpoint_auto_confirms: false },
  },
  { address: 'aws_sns_topic_subscription.orders_to_billing', before: {} },
];

const plan = planOf(TOPOLOGY, planFile(RESOURCES));
const report = { stack: 'shop-default', plan, refused: [], accepted: [] };

test('what is taken over is counted as that, told by kind, and what is special to one by name', () => {
  expect(planText([report], PLAIN)).toBe(`shop-default in eu-west-1
  < import  topic \`orders\`
  < import  queue \`audit\`
  < import  queue \`billing\`
      visibilityTimeout: 30s -> 1m
  < import  subscription \`orders_to_audit\`
  < import  subscription \`orders_to_billing\`
  hardens: TLS only, and only whom the file names: 1 topic, 2 queues
  sets the tags of the file: 1 queue
  5 to import
`);
});

test('taking over what is as it should be is a change too, or it would never be deployed', () => {
  const asItIs = planOf(TOPOLOGY, planFile(RESOURCES.slice(-1)));
  expect(hasChanges(asItIs)).toBe(true);
  expect(countWords(asItIs)).toBe('1 to import');
  expect(asItIs.changes).toMatchObject([{ action: 'import', imported: true }]);
});

test('JSON counts it, and has each setting', () => {
  const { stacks } = JSON.parse(planJson([report])) as {
    stacks: { summary: object; changes: { imported?: boolean; settings: object[] }[] }[];
  };
  expect(stacks[0]!.summary).toMatchObject({ import: 5, change: 0, create: 0 });
  expect(stacks[0]!.changes.every(({ imported }) => imported === true)).toBe(true);
  expect(stacks[0]!.changes[3]!.settings).toEqual([]);
});

test('Markdown for a pull request says the same', () => {
  const text = planMarkdown([report]);
  expect(text).toContain('| import | queue `billing` | visibilityTimeout: 30s → 1m |');
  expect(text).toContain('#### On everything that is taken over\n\n- hardens: TLS only');
});

test('a plan without anything to take over does not speak of it', () => {
  const created = planOf(TOPOLOGY, {
    resource_changes: [
      {
        address: 'aws_sqs_queue.billing',
        mode: 'managed',
        type: 'aws_sqs_queue',
        name: 'billing',
        change: { actions: ['create'], before: null, after: {} },
      },
    ],
  });
  expect(planJson([{ ...report, plan: created }])).not.toContain('import');
});

describe('the policy that AWS gives a new topic', () => {
  const found = (policy: string) => {
    const change = {
      address: 'aws_sns_topic.orders',
      before: { arn: TOPIC, policy },
      after: { policy: '{"Statement":[]}' },
    };
    return refusals(planOf(TOPOLOGY, planFile([change])), new Map()).map(({ allow }) => allow);
  };

  test('goes without being accepted', () => {
    expect(found(defaultPolicy(ACCOUNT))).toEqual([]);
  });

  test('but not a policy that lets everybody in without that condition', () => {
    const open = defaultPolicy(ACCOUNT).replace('AWS:SourceOwner', 'AWS:UserAgent');
    expect(found(open)).toEqual(['cut-access:topic.orders']);
  });
});
