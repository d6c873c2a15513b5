import { locateAll } from '#base/diagnostics/locate';
import { refusals, judge } from '#deploy/plan/guard';
import type { PlanReport } from '#deploy/plan/report';
import { PLAN_REPORTERS, type PlanReporterName } from '#deploy/plan/reporters/index';
import { PLAIN } from '#base/util/style';
import { planBetween } from './plan-between';

const BEFORE = `
topics: { orders: {} }
queues: { audit: { retention: 7d }, billing: {} }
subscriptions:
  - { topic: orders, queue: audit }
  - { topic: orders, queue: billing, filter: { policy: { type: [paid] } } }
`;

const AFTER = `
topics: { orders: {} }
queues: { audit: { retention: 1d }, billing: { visibilityTimeout: 5m }, shipping: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { type: [paid, refunded] } } }
  - { topic: orders, queue: shipping }
`;

function reportOf(before: string, after: string, allowed: readonly string[] = []): PlanReport {
  const plan = planBetween(before, after);
  const { refused, accepted } = judge(refusals(plan, new Map()), { always: allowed, ifEmpty: [] });
  const located = (found: typeof refused) =>
    found.map(({ allow, address, degree, diagnostic }) => ({
      allow,
      address,
      degree,
      diagnostic: locateAll([diagnostic], () => undefined)[0]!,
    }));
  return { stack: 'shop-default', plan, refused: located(refused), accepted: located(accepted) };
}

async function print(name: PlanReporterName, report: PlanReport): Promise<string> {
  return (await PLAN_REPORTERS[name]())([report], PLAIN);
}

test('text: every change in words of the topology, and what is refused', async () => {
  expect(await print('text', reportOf(BEFORE, AFTER))).toBe(`shop-default in eu-west-1
  + create  dead-letter queue of \`shipping\`
  ~ change  queue \`audit\`
      retention: 7d -> 1d
      policy: a policy -> (another)
  ~ change  queue \`billing\`
      visibilityTimeout: 30s -> 5m
  + create  queue \`shipping\`
  - destroy subscription \`orders_to_audit\`
  ~ change  subscription \`orders_to_billing\`
      filter: {"type":["paid"]} -> {"type":["paid","refunded"]}
  + create  subscription \`orders_to_shipping\`
  3 to create, 3 to change, 1 to destroy

error[shorten-retention]: queue \`audit\` would keep messages for 1d instead of 7d: older messages would be deleted
 --> queues.audit.retention
  = note: loses messages with this deploy
  = help: wait until it has no older messages, or keep \`retention\`; or accept it with \`--allow shorten-retention:queue.audit\`

error[destroy]: subscription \`orders_to_audit\` would be destroyed: \`shop-default-audit\` would no longer receive messages of \`shop-default-orders\`
 --> subscriptions.orders_to_audit
  = note: loses messages with this deploy
  = help: make sure that nobody needs these messages, or subscribe the new endpoint first; or accept it with \`--allow destroy:subscription.orders_to_audit\`

2 dangerous changes refused; nothing was changed
`);
});

test('text: nothing to change', async () => {
  expect(await print('text', reportOf(BEFORE, BEFORE))).toBe(
    'shop-default in eu-west-1: nothing to change\n',
  );
});

test('markdown: who receives more, and who less', async () => {
  const report = reportOf(BEFORE, AFTER, ['shorten-retention:queue.audit']);
  expect(await print('markdown', report)).toBe(`## Plan of the messaging topology

### shop-default

eu-west-1: 3 to create, 3 to change, 1 to destroy

#### Refused: 1 dangerous change

- **subscription \`orders_to_audit\` would be destroyed: \`shop-default-audit\` would no longer receive messages of \`shop-default-orders\`**: loses messages with this deploy
  make sure that nobody needs these messages, or subscribe the new endpoint first; or accept it with \`--allow destroy:subscription.orders_to_audit\`

#### Accepted: 1 dangerous change

- **queue \`audit\` would keep messages for 1d instead of 7d: older messages would be deleted**: loses messages with this deploy
  wait until it has no older messages, or keep \`retention\`; or accept it with \`--allow shorten-retention:queue.audit\`

#### Who receives what

- \`audit\` receives **less** from \`orders\`: the subscription ends
- \`billing\` receives **more** from \`orders\`: the filter lets more pass (filter \`{"type":["paid","refunded"]}\`)
- \`shipping\` receives **more** from \`orders\`: new subscription

<details><summary>All changes</summary>

| Action | Element | Settings |
| --- | --- | --- |
| create | dead-letter queue of \`shipping\` |  |
| update | queue \`audit\` | retention: 7d → 1d; policy: a policy → (another) |
| update | queue \`billing\` | visibilityTimeout: 30s → 5m |
| create | queue \`shipping\` |  |
| destroy | subscription \`orders_to_audit\` |  |
| update | subscription \`orders_to_billing\` | filter: {"type":\\["paid"\\]} → {"type":\\["paid","refunded"\\]} |
| create | subscription \`orders_to_shipping\` |  |

</details>
`);
});

test('json: the same for programs', async () => {
  const report = reportOf(BEFORE, AFTER, ['shorten-retention:queue.audit']);
  expect(JSON.parse(await print('json', report))).toMatchObject({
    formatVersion: 1,
    stacks: [
      {
        stack: 'shop-default',
        environment: 'default',
        region: 'eu-west-1',
        hasChanges: true,
        refused: true,
        summary: { create: 3, finish: 0, change: 3, replace: 0, destroy: 1, rename: 0 },
        dangers: [
          {
            danger: 'destroy',
            degree: 'loses-now',
            allow: 'destroy:subscription.orders_to_audit',
            accepted: false,
          },
          { danger: 'shorten-retention', path: 'queues.audit.retention', accepted: true },
        ],
        deliveries: [
          { receiver: 'audit', topic: 'orders', effect: 'less' },
          { receiver: 'billing', topic: 'orders', effect: 'more' },
          { receiver: 'shipping', topic: 'orders', effect: 'more' },
        ],
      },
    ],
  });
  const { stacks } = JSON.parse(await print('json', report)) as {
    stacks: { changes: { element: string }[] }[];
  };
  expect(stacks[0]!.changes.find(({ element }) => element === 'queue.billing')).toEqual({
    element: 'queue.billing',
    action: 'update',
    address: 'aws_sqs_queue.billing',
    path: 'queues.billing',
    settings: [{ setting: 'visibilityTimeout', before: '30s', after: '5m' }],
  });
});

test('text: what was allowed is told all the same, with what is lost', async () => {
  const report = reportOf(BEFORE, AFTER, [
    'destroy:subscription.orders_to_audit',
    'shorten-retention:queue.audit',
  ]);
  const text = await print('text', report);
  expect(text).toContain('  allowed: queue `audit` would keep messages for 1d instead of 7d');
  expect(text).toContain('  allowed: subscription `orders_to_audit` would be destroyed');
});

test('what the file accepts is told with its reason, in every format', async () => {
  const report = reportOf(BEFORE, AFTER, ['shorten-retention:queue.audit']);
  const acceptance = { danger: 'shorten-retention:*', reason: 'agreed', until: '2026-12-31', path: [] };
  const accepted = report.accepted.map((one) => ({ ...one, acceptance }));
  const known = { ...report, accepted };
  expect(await print('text', known)).toMatch(
    /^ {2}accepted: queue `audit` would keep .* \(accepted until 2026-12-31: agreed\)$/m,
  );
  expect(await print('markdown', known)).toMatch(
    /: loses messages with this deploy\n {2}accepted until 2026-12-31: agreed$/m,
  );
  expect(JSON.parse(await print('json', known))).toMatchObject({
    stacks: [
      {
        dangers: expect.arrayContaining([
          expect.objectContaining({ accepted: true, acceptance: { reason: 'agreed', until: '2026-12-31' } }),
        ]) as unknown,
      },
    ],
  });
});
