import type { Change, Plan } from '#deploy/plan/changes';
import { refusals } from '#deploy/plan/guard';
import { planBetween } from './plan-between';

/* A rule of EventBridge was admitted by the policies of topic and key, and has a role of its own now. */

const TOPOLOGY = `
environments: { prod: { account: "123456789012" } }
topics: { orders: { encryption: managed-key } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
publishers:
  shipped: { type: event-rule, pattern: { source: [logistics] }, publishes: [orders] }
`;

const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:shop-prod-orders';

function document(policy: unknown, statement: object): string {
  const { Statement, ...rest } = JSON.parse(policy as string) as { readonly Statement: readonly object[] };
  return JSON.stringify({ ...rest, Statement: [...Statement, { Effect: 'Allow', ...statement }] });
}

const SOURCE_OF_KEY = { StringEquals: { 'aws:SourceAccount': '123456789012' } };

/** As the version before this one has deployed it, but for what `isKept` keeps from getting a role. */
function upgrade(isKept: boolean, Condition: object | undefined = SOURCE_OF_KEY): Plan {
  const plan = planBetween(TOPOLOGY, TOPOLOGY);
  const events = { Service: 'events.amazonaws.com' };
  const former: Readonly<Record<string, (change: Change) => Change>> = {
    'aws_sns_topic.orders': (change) => ({
      ...change,
      action: 'update',
      before: {
        ...change.before,
        policy: document(change.before['policy'], {
          Principal: events,
          Action: 'sns:Publish',
          Resource: TOPIC,
          Condition: {
            ArnEquals: { 'aws:SourceArn': 'arn:aws:events:eu-west-1:123456789012:rule/shop-prod-shipped' },
          },
        }),
      },
    }),
    'aws_kms_key.messages': (change) => ({
      ...change,
      action: 'update',
      before: {
        ...change.before,
        policy: document(change.before['policy'], {
          Principal: events,
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: '*',
          Condition,
        }),
      },
    }),
    'aws_cloudwatch_event_target.shipped_to_orders': (change) => {
      const before = { rule: 'shop-prod-shipped', arn: TOPIC, role_arn: '' };
      return {
        ...change,
        action: isKept ? 'none' : 'update',
        before,
        after: before,
        unknown: new Set(isKept ? [] : ['role_arn']),
      };
    },
  };
  const resources = plan.resources.map((change) => former[change.address]?.(change) ?? change);
  return { ...plan, resources, changes: resources.filter(({ action }) => action !== 'none') };
}

function allowsOf(plan: Plan): string[] {
  return refusals(plan, new Map(), []).map(({ allow }) => allow);
}

test('a policy may forget a rule that gets a role', () => {
  expect(
    upgrade(false)
      .changes.map(({ address }) => address)
      .sort(),
  ).toEqual([
    'aws_cloudwatch_event_target.shipped_to_orders',
    'aws_kms_key.messages',
    'aws_sns_topic.orders',
  ]);
  expect(allowsOf(upgrade(false))).toEqual([]);
});

test('a key may not forget what lets EventBridge use it in fact', () => {
  expect(allowsOf(upgrade(false, {}))).toEqual([expect.stringMatching(/^cut-access:/)]);
});

test('and no rule that gets none', () => {
  expect(allowsOf(upgrade(true))).toEqual(['cut-access:topic.orders']);
});
