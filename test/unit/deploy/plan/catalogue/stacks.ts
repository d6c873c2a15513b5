import { BASE, change, type Case } from './case';

const SPLIT = `
topics: { orders: { stack: events } }
queues:
  billing: { stack: payments }
  audit: {}
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: orders, queue: audit }
`;

/** What would be made anew in another stack, and has to be moved in the state instead. */
export const STACK_MOVES: readonly Case[] = [
  change(
    'a queue goes into a stack of its own, with its subscription',
    BASE,
    [['billing: { retention: 7d }', 'billing: { stack: payments, retention: 7d }']],
    ['move-stack:queue.billing', 'move-stack:queue.billing_dlq', 'move-stack:subscription.orders_to_billing'],
  ),
  change(
    'a queue comes back from a stack that is no more',
    SPLIT,
    [['billing: { stack: payments }', 'billing: {}']],
    ['move-stack:queue.billing', 'move-stack:queue.billing_dlq', 'move-stack:subscription.orders_to_billing'],
  ),
  change(
    'a topic goes from stack to stack, and with it where subscriptions cross',
    SPLIT,
    [['orders: { stack: events }', 'orders: { stack: payments }']],
    ['move-stack:subscription.orders_to_billing', 'move-stack:topic.orders'],
  ),
  change(
    'a layout spreads what stood in one stack',
    BASE,
    [['\ntopics:', '\nlayout: sharded\ntopics:']],
    [
      'move-stack:queue.audit',
      'move-stack:queue.audit_dlq',
      'move-stack:queue.billing',
      'move-stack:queue.billing_dlq',
      'move-stack:subscription.orders_to_audit',
      'move-stack:subscription.orders_to_billing',
      'move-stack:topic.orders',
    ],
  ),
];

/** In several stacks, the guard sees what it sees in one. */
export const SPLIT_LOSSES: readonly Case[] = [
  change(
    'the only queue of a stack is removed, and the stack with it',
    SPLIT,
    [
      ['  billing: { stack: payments }\n', ''],
      ['  - { topic: orders, queue: billing }\n', ''],
    ],
    ['destroy:queue.billing', 'destroy:queue.billing_dlq'],
  ),
  change(
    'a subscription between stacks is removed',
    SPLIT,
    [['  - { topic: orders, queue: billing }\n', '']],
    ['destroy:subscription.orders_to_billing'],
  ),
];

/** What changes nothing for messages that are there. */
export const SPLIT_HARMLESS: readonly Case[] = [
  change('a queue of a new stack', SPLIT, [['  audit: {}', '  audit: {}\n  refunds: { stack: refunds }']]),
  change('a subscription between stacks', SPLIT, [
    ['\n  audit: {}', '\n  audit: {}\n  refunds: { stack: refunds }'],
    ['subscriptions:', 'subscriptions:\n  - { topic: orders, queue: refunds }'],
  ]),
];
