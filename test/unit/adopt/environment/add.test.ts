import fc from 'fast-check';
import { draftOf } from '#adopt/draft';
import { addEnvironment } from '#adopt/environment/add';
import type { Inventory } from '#adopt/inventory/inventory';
import { inventoryOfState } from '#adopt/state/inventory';
import { readState } from '#adopt/state/resources';
import { readTopology } from '#language/read/read';
import { stateResources, type Resource } from '#test/support/arbitrary-state';
import { queue, shownState, to, topic } from '#test/support/live-state';
import { memoryWorkspace } from '#test/unit/topology-of';

const ACCOUNT = '123456789012';
const PROD = { name: 'shop', environment: 'prod', region: 'eu-west-1' };

function inventory(resources: readonly Resource[]): Inventory {
  const read = readState('state.json', shownState(resources));
  if (!read.ok) throw new Error(read.problem.message);
  return inventoryOfState(read.resources, { region: PROD.region, account: ACCOUNT });
}

const prod = (resources: readonly Resource[]) => draftOf(inventory(resources), PROD, ['Test']).text;

function added(text: string, live: Inventory, environment = 'dev') {
  const target = { file: 'topology.yaml', text, workspace: memoryWorkspace({}), environment };
  const result = addEnvironment(target, live);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
  return result.draft;
}

const redrive = (name: string, maxReceiveCount = 3) => ({
  redrive_policy: JSON.stringify({
    deadLetterTargetArn: `arn:aws:sqs:eu-west-1:${ACCOUNT}:${name}`,
    maxReceiveCount,
  }),
});

/** The same estate in one environment, with what may be otherwise there. */
function estate(
  environment: string,
  more: { billing?: object; retention?: number; filter?: object; tags?: object } = {},
) {
  const { billing = {}, retention = 1_209_600, filter = { eventType: ['paid'] }, tags = {} } = more;
  const name = (own: string) => `shop-${environment}-${own}`;
  return [
    topic(name('orders'), { tags }),
    queue(name('billing'), { ...redrive(name('billing-dlq')), ...billing, tags }),
    queue(name('billing-dlq'), { message_retention_seconds: retention, tags }),
    to(name('orders'), name('billing'), { filter_policy: JSON.stringify(filter) }),
  ];
}

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
const mapping = (name: string, source: string): Resource => ({
  address: `aws_lambda_event_source_mapping.${name}`,
  mode: 'managed',
  type: 'aws_lambda_event_source_mapping',
  values: {
    event_source_arn: `arn:aws:sqs:eu-west-1:${ACCOUNT}:${source}`,
    function_arn: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:${name}`,
    function_name: `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:${name}`,
    batch_size: 10,
    enabled: true,
  },
});

test('a function is the same consumer under another name, and one more is told', () => {
  const text = prod([...estate('prod'), mapping('shop-prod-biller', 'shop-prod-billing')]);
  const same = [...estate('dev'), mapping('shop-dev-biller', 'shop-dev-billing')];
  const draft = added(text, inventory(same));
  expect(draft.text).toContain('biller: { note: "Lambda function shop-dev-biller');
  const more = added(text, inventory([...same, mapping('shop-dev-spy', 'shop-dev-billing')]));
  const spies = more.untold.filter(({ name }) => name === 'shop-dev-spy');
  expect(spies).toMatchObject([{ because: 'the file has no consumer for it' }]);
});

test('a rule that the file makes is no program of somebody else, and a function of its name is one', () => {
  const rule = `publishers: { paid: { type: event-rule, pattern: { source: [shop] }, sends: [billing] } }\n`;
  const uses = { sends: [`arn:aws:sqs:eu-west-1:${ACCOUNT}:shop-dev-billing`], queues: [], publishes: [] };
  const program = (kind: string, name: string) => ({
    ...{ kind, name, ...uses, details: [], disabled: [], guessed: [], besides: [] },
  });
  const live: Inventory = {
    ...inventory(estate('dev')),
    programs: [
      program('EventBridge rule', 'shop-dev-paid'),
      program('EventBridge rule', 'by-hand'),
      program('Lambda function', 'shop-dev-paid'),
    ],
  };
  const untold = added(prod(estate('prod')) + rule, live).untold.filter(({ what }) => what !== 'topic');
  expect(untold.map(({ what, name }) => `${what} ${name}`)).toEqual([
    'EventBridge rule by-hand',
    'Lambda function shop-dev-paid',
  ]);
});

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
