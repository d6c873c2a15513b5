import fc from 'fast-check';
import { draftOf } from '#adopt/draft';
import { inventoryOfState } from '#adopt/state/inventory';
import { readState } from '#adopt/state/resources';
import { prove } from '#validate/prove';
import { stateResources, type Resource } from '#test/support/arbitrary-state';
import { queue, shownState, to, topic } from '#test/support/live-state';
import { memoryWorkspace, TODAY } from '#test/unit/topology-of';

const PLACE = { name: 'shop', environment: 'prod', region: 'eu-west-1' };
const ACCOUNT = '123456789012';

function draft(resources: readonly Resource[]) {
  const read = readState('state.json', shownState(resources));
  if (!read.ok) throw new Error(read.problem.message);
  return draftOf(inventoryOfState(read.resources, { region: PLACE.region, account: ACCOUNT }), PLACE, [
    'Test',
  ]);
}

/** What becomes the same in a dead-letter queue that is written below the queue that it serves, and harms nobody. */
const FOLDED = /^(visibilityTimeout|receiveWait|maxMessageSize|tags)$/;

test('whatever a state holds, the topology says it, and Terraform takes all of it over', () => {
  fc.assert(
    fc.property(stateResources, (resources) => {
      const { text, problems, adopted, differences, untold } = draft(resources);
      expect(problems).toEqual([]);
      expect(untold).toEqual([]);
      const real = differences.filter(
        ({ label, setting }) => !(label.startsWith('dead-letter queue') && FOLDED.test(setting)),
      );
      expect(real).toEqual([]);
      const ids = resources.map(({ type, values }) =>
        type === 'aws_sqs_queue' ? values['url'] : values['arn'],
      );
      expect(Array.from(adopted.values(), ({ id }) => id).sort()).toEqual([...ids].sort());
      expect(new Set(adopted.keys()).size).toBe(resources.length);
      expect(text).toMatch(/^# Test\nversion: 1\nname: shop\n/);
    }),
    { numRuns: Number(process.env['MSGTOPO_STATES'] ?? 100) },
  );
});

const redrive = (name: string, maxReceiveCount = 3) => ({
  redrive_policy: JSON.stringify({
    deadLetterTargetArn: `arn:aws:sqs:eu-west-1:${ACCOUNT}:${name}`,
    maxReceiveCount,
  }),
});

test('a file that a person would have written: grouped, with what all have said once', () => {
  const filter = { filter_policy: '{"eventType":["order_created"]}' };
  const kept = { receive_wait_time_seconds: 0, tags: { Team: 'checkout' } };
  const resources = [
    topic('shop-prod-orders', { tags: { Team: 'checkout' } }),
    queue('shop-prod-billing', {
      ...kept,
      ...redrive('shop-prod-billing-dlq'),
      visibility_timeout_seconds: 60,
    }),
    queue('shop-prod-billing-dlq', { ...kept, message_retention_seconds: 1_209_600 }),
    queue('shop-prod-audit', kept),
    queue('shop-prod-search', { ...kept, max_message_size: 1_048_576 }),
    queue('LegacyJobs', kept),
    to('shop-prod-orders', 'shop-prod-billing', filter),
    to('shop-prod-orders', 'shop-prod-audit', filter),
    to('shop-prod-orders', 'shop-prod-search'),
  ];
  const { text, kept: keptAsTheyAre } = draft(resources);
  expect(text).toBe(`# Test
version: 1
name: shop
region: eu-west-1

tags:
  Team: checkout

defaults:
  queue:
    receiveWait: 0s # short polling, as found
    deadLetters: false # none, as found: a message that always fails is lost when its retention ends

environments:
  prod: { account: "${ACCOUNT}" }

topics:
  orders: {}

queues:
  billing: { visibilityTimeout: 1m, deadLetters: { maxReceiveCount: 3 } }
  audit: {}
  search: {}
  legacy-jobs: { physicalName: LegacyJobs }

filters:
  order-created: { policy: { eventType: [order_created] } }

subscriptions:
  - { topic: orders, queue: audit, filter: order-created }
  - { topic: orders, queue: billing, filter: order-created }
  - { topic: orders, queue: search }
`);
  expect(keptAsTheyAre).toEqual([
    {
      label: 'queue `billing_dlq`',
      argument: 'redrive_allow_policy',
      words: 'every queue may send dead letters here:',
      value: 'a state does not tell which others do',
    },
    {
      label: 'queue `search`',
      argument: 'max_message_size',
      words: 'largest message',
      value: '1048576 bytes',
    },
  ]);
  const { diagnostics } = prove('topology.yaml', Buffer.from(text), {
    workspace: memoryWorkspace({}),
    today: TODAY,
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test('a dead-letter queue that others use, or that has settings of its own, is a queue of the file', () => {
  const { text } = draft([
    queue('a', redrive('dead')),
    queue('b', redrive('dead', 5)),
    queue('dead'),
    queue('c', redrive('slow')),
    queue('slow', { delay_seconds: 5 }),
  ]);
  expect(text).toContain('a: { deadLetters: { queue: dead, maxReceiveCount: 3 } }');
  expect(text).toContain('b: { deadLetters: { queue: dead } }');
  expect(text).toContain('slow: { delay: 5s }');
});

test('what is elsewhere is external, and who is let in by a policy is a publisher', () => {
  const statement = (Sid: string, Principal: unknown) => ({
    Sid,
    Effect: 'Allow',
    Principal,
    Action: 'SNS:Publish',
    Resource: `arn:aws:sns:eu-west-1:${ACCOUNT}:orders`,
  });
  const policy = JSON.stringify({
    Statement: [
      {
        ...statement('a', { Service: 's3.amazonaws.com' }),
        Condition: { StringEquals: { 'AWS:SourceAccount': ACCOUNT } },
      },
      statement('b', { AWS: 'arn:aws:iam::222222222222:root' }),
      statement('c', { AWS: `arn:aws:iam::${ACCOUNT}:role/web` }),
      statement('d', { AWS: 'arn:aws:iam::222222222222:user/ann' }),
      statement('e', { AWS: 'arn:aws:sts::222222222222:assumed-role/web/ann' }),
    ],
  });
  const { text, differences, problems } = draft([
    topic('orders', { policy }),
    queue('billing'),
    to('theirs', 'billing'),
  ]);
  expect(problems).toEqual([]);
  expect(text).toContain(`theirs: { external: arn:aws:sns:eu-west-1:${ACCOUNT}:theirs }`);
  expect(text).toContain('publishers: { accounts: ["222222222222"], services: [s3.amazonaws.com] }');
  expect(text).toContain(
    `web: { type: role, role: "arn:aws:iam::${ACCOUNT}:role/web", publishes: [orders] }`,
  );
  expect(text).toContain(
    'ann: { type: role, role: "arn:aws:iam::222222222222:user/ann", publishes: [orders] }',
  );
  expect(differences).toMatchObject([
    { live: 'arn:aws:sts::222222222222:assumed-role/web/ann SNS:Publish', isAccess: true },
  ]);
});

test('a filter that the language refuses costs only its own subscriptions their place', () => {
  const refused = { filter_policy: '{"__proto__":["a"]}' };
  const { problems, text, untold } = draft([
    topic('orders'),
    queue('billing'),
    queue('audit'),
    queue('search'),
    to('orders', 'billing', refused),
    to('orders', 'audit', refused),
    to('orders', 'search'),
  ]);
  expect(problems).toEqual([]);
  expect(text).toContain('subscriptions:\n  - { topic: orders, queue: search }\n');
  const because = 'the file cannot say it: unknown key `__proto__`';
  expect(untold).toEqual([
    { what: 'subscription', name: 'orders to billing', because },
    { what: 'subscription', name: 'orders to audit', because },
  ]);
});

test('a subscription that the language has no words for is told by name', () => {
  const { untold } = draft([
    topic('orders'),
    to('orders', 'billing', { protocol: 'email-json', endpoint: 'ann@example.com' }),
    { ...queue('x'), type: 'aws_cloudwatch_metric_alarm', address: 'aws_cloudwatch_metric_alarm.x' },
  ]);
  expect(untold).toEqual([
    {
      what: 'aws_cloudwatch_metric_alarm',
      name: 'aws_cloudwatch_metric_alarm.x',
      because: 'it stays with the Terraform that manages it now',
    },
    {
      what: 'subscription',
      name: 'orders to ann@example.com',
      because: 'the protocol `email-json` has no key',
    },
  ]);
});
