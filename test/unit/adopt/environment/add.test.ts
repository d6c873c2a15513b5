import fc from 'fast-check';
import { readTopology } from '#language/read/read';
import { stateResources, type Resource } from '#test/support/arbitrary-state';
import { queue, to, topic } from '#test/support/live-state';
import { memoryWorkspace } from '#test/unit/topology-of';
import { ACCOUNT, added, estate, inventory, prod, redrive } from './estate';

test('an environment that is as the file says is one line, and everything else of the file stays', () => {
  const text = prod(estate('prod'));
  const draft = added(text, inventory(estate('dev')));
  expect(draft.text).toBe(text.replace(/( {2}prod: .*\n)/, `$1  dev: { account: "${ACCOUNT}" }\n`));
  expect([...draft.adopted.keys()].sort()).toEqual([
    'aws_sns_topic.orders',
    'aws_sns_topic_subscription.orders_to_billing',
    'aws_sqs_queue.billing',
    'aws_sqs_queue.billing_dlq',
  ]);
  expect(draft).toMatchObject({ differences: [], untold: [], lacking: [] });
});

test('what is otherwise becomes its override, down to keys of a filter that go', () => {
  const live = estate('dev', {
    billing: { visibility_timeout_seconds: 90, ...redrive('shop-dev-billing-dlq', 7) },
    retention: 86_400,
    filter: { region: ['eu'] },
    tags: { Env: 'dev' },
  });
  const draft = added(prod(estate('prod', { tags: { Env: 'prod' } })), inventory(live));
  expect(draft.text).toContain(`
  dev:
    account: "${ACCOUNT}"
    tags: { Env: dev }
    override:
      queues:
        billing: { visibilityTimeout: 90s, deadLetters: { maxReceiveCount: 7, retention: 1d } }
      subscriptions:
        orders_to_billing:
          filter: { scope: attributes, policy: { region: [eu], eventType: null } }
`);
  expect(draft).toMatchObject({ differences: [], untold: [], lacking: [] });
});

test('names by another pattern, and names by none', () => {
  const renamed = (resources: readonly Resource[]) =>
    JSON.parse(JSON.stringify(resources).replaceAll('shop-dev-', 'development_')) as Resource[];
  const draft = added(prod(estate('prod')), inventory(renamed(estate('dev'))));
  expect(draft.text).toContain('naming: "development_{id}"');
  expect(draft).toMatchObject({ differences: [], untold: [], lacking: [] });

  const odd = JSON.parse(
    JSON.stringify(estate('dev')).replaceAll('shop-dev-billing-dlq', 'DeadLettersOfBilling'),
  ) as Resource[];
  const second = added(prod(estate('prod')), inventory(odd));
  expect(second.text).toContain('billing: { deadLetters: { physicalName: DeadLettersOfBilling } }');
  expect(second).toMatchObject({ differences: [], untold: [], lacking: [] });
});

test('what one side does not have is told; a subscription that is not there does not come', () => {
  const web = {
    ...to('shop-prod-orders', 'web'),
    values: {
      arn: `arn:aws:sns:eu-west-1:${ACCOUNT}:shop-prod-orders:1-web`,
      topic_arn: `arn:aws:sns:eu-west-1:${ACCOUNT}:shop-prod-orders`,
      protocol: 'https',
      endpoint: 'https://prod.example.com/in',
    },
  };
  const text = prod([...estate('prod'), web, queue('shop-prod-audit')]);
  const draft = added(text, inventory([...estate('dev'), queue('shop-dev-other')]));
  expect(draft.text).toContain('subscriptions: { orders_to_prod-example-com-in: null }');
  expect(draft.lacking).toEqual(['queue `audit`']);
  expect(draft.untold.map(({ what, name }) => `${what} ${name}`)).toEqual(['queue shop-dev-other']);
});

/** A function that Lambda calls with messages of a queue. */
test('an environment that the file has is held against it, and the file stays', () => {
  const text = prod(estate('prod'));
  const longer = estate('prod', { billing: { visibility_timeout_seconds: 90 } });
  const draft = added(text, inventory(longer), 'prod');
  expect(draft.text).toBe(text);
  expect(draft.differences).toMatchObject([{ setting: 'visibilityTimeout', live: '90s' }]);
});

test.each([
  [
    'a map in one line',
    'environments: { prod: {} } # here',
    'environments: { prod: {}, dev: { account: "123456789012" } } # here',
  ],
  ['an empty map', 'environments: {}', 'environments: { dev: { account: "123456789012" } }'],
  ['none', '', 'environments:\n  default: {}\n  dev: { account: "123456789012" }'],
  [
    'lines with four blanks and a comment of the next section',
    'environments:\n    prod:\n        tags: { a: b }\n\n# of topics\nfilters: {}',
    'environments:\n    prod:\n        tags: { a: b }\n    dev: { account: "123456789012" }\n\n# of topics\nfilters: {}',
  ],
])('environments as %s', (_, before, after) => {
  const file = (section: string) =>
    `version: 1\nname: shop\nregion: eu-west-1\ntopics: { orders: {} }\n${section}\n`;
  const text = before === '' ? file('') : file(before);
  expect(added(text, inventory([topic('shop-dev-orders')])).text.trim()).toContain(after);
});

test('a topology in JSON stays JSON', () => {
  const text = JSON.stringify({
    version: 1,
    name: 'shop',
    region: 'eu-west-1',
    topics: { orders: {} },
    environments: { prod: {} },
  });
  const draft = added(text, inventory([topic('shop-dev-orders')]));
  expect(JSON.parse(draft.text)).toMatchObject({ environments: { prod: {}, dev: { account: ACCOUNT } } });
});

/** What no override says, since a dead-letter queue below its queue has no such key. */
const FOLDED = /^(visibilityTimeout|receiveWait|maxMessageSize|tags)$/;

test('whatever two environments have, the file says both, and the first as before', () => {
  fc.assert(
    fc.property(stateResources, stateResources, (first, second) => {
      const text = prod(first);
      const workspace = memoryWorkspace({});
      const before = readTopology('topology.yaml', Buffer.from(text), { workspace, environment: 'prod' });
      if (!before.readings[0] || second.length === 0) return;
      const live = inventory(second);
      const draft = added(text, live);
      const after = readTopology('topology.yaml', Buffer.from(draft.text), {
        workspace,
        environment: 'prod',
      });
      expect(after.readings[0]!.topology.queues.size).toBe(before.readings[0].topology.queues.size);
      const { topics, queues, subscriptions } = draft.pairs;
      const told = draft.untold.length;
      expect(topics.length + queues.length + subscriptions.length + told).toBeGreaterThanOrEqual(
        second.length,
      );
      const settings = draft.differences.filter(
        ({ label, setting }) => !(label.startsWith('dead-letter queue') && FOLDED.test(setting)),
      );
      expect(
        settings.filter(({ setting }) =>
          /^(visibilityTimeout|retention|delay|receiveWait|raw)$/.test(setting),
        ),
      ).toEqual([]);
    }),
    { numRuns: 12 },
  );
});
