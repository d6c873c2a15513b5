import { BASE, change, FIFO, SHARED, type Case } from './case';

/** Elements that stay, but lose messages or let fewer through. */
export const LOST_MESSAGES: readonly Case[] = [
  change(
    'dead letters are turned off',
    BASE,
    [['audit: {}', 'audit: { deadLetters: false }']],
    ['destroy:queue.audit_dlq'],
  ),
  change(
    'a shared dead-letter queue is removed',
    SHARED,
    [
      ['{ deadLetters: { queue: failed } }', '{ deadLetters: false }'],
      ['  failed: {}\n', ''],
      [', deadLetters: failed', ''],
    ],
    ['destroy:queue.failed', 'remove-dead-letters:subscription.orders_to_billing'],
  ),
  change(
    'a subscription loses its dead letters',
    SHARED,
    [[', deadLetters: failed', '']],
    ['remove-dead-letters:subscription.orders_to_billing'],
  ),
  change(
    'a queue moves to a shared dead-letter queue',
    BASE,
    [['audit: {}', 'audit: { deadLetters: { queue: failed } }\n  failed: {}']],
    ['destroy:queue.audit_dlq'],
  ),
  change(
    'the retention of a queue is shortened',
    BASE,
    [['retention: 7d', 'retention: 1d']],
    ['shorten-retention:queue.billing'],
  ),
  change(
    'the retention of a queue falls back to the default',
    BASE,
    [['{ retention: 7d }', '{}']],
    ['shorten-retention:queue.billing'],
  ),
  change(
    'the retention of dead letters is shortened',
    BASE,
    [['audit: {}', 'audit: { deadLetters: { retention: 1d } }']],
    ['shorten-retention:queue.audit_dlq'],
  ),
  change(
    'the archive of a topic is shortened',
    FIFO,
    [['archive: 30d', 'archive: 7d']],
    ['shorten-retention:topic.orders'],
  ),
  change(
    'the archive of a topic is removed',
    FIFO,
    [[', archive: 30d', '']],
    ['shorten-retention:topic.orders'],
  ),
  change(
    'a filter accepts fewer values',
    BASE,
    [['[paid, refunded]', '[paid]']],
    ['narrow-filter:subscription.orders_to_billing'],
  ),
  change(
    'a filter demands one key more',
    BASE,
    [['{ type:', '{ country: [de], type:']],
    ['narrow-filter:subscription.orders_to_billing'],
  ),
  change(
    'a filter demands a larger number',
    BASE,
    [['">=", 10', '">=", 100']],
    ['narrow-filter:subscription.orders_to_billing'],
  ),
  change(
    'a filter accepts another value instead',
    BASE,
    [['[paid, refunded]', '[paid, cancelled]']],
    ['narrow-filter:subscription.orders_to_billing'],
  ),
  change(
    'a filter looks at the body instead',
    BASE,
    [['  money:\n', '  money:\n    scope: body\n']],
    ['narrow-filter:subscription.orders_to_billing'],
  ),
  change(
    'a subscription gets its first filter',
    BASE,
    [['queue: audit }', 'queue: audit, filter: money }']],
    ['narrow-filter:subscription.orders_to_audit'],
  ),
];
