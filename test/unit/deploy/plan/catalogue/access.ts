import { BASE, change, ENCRYPTED, FIFO, OPEN, type Case } from './case';

/** Messages that would be refused or changed, keys that would go, and doors that would open or close. */
export const CHANGED_ACCESS: readonly Case[] = [
  change(
    'messages arrive raw',
    BASE,
    [['queue: audit }', 'queue: audit, raw: true }']],
    ['change-format:subscription.orders_to_audit'],
  ),
  change(
    'messages get other signatures',
    BASE,
    [['orders: {}', 'orders: { signatureVersion: 2 }']],
    ['change-format:topic.orders'],
  ),
  change(
    'a queue takes only small messages',
    BASE,
    [['audit: {}', 'audit: { maxMessageSize: 4KiB }']],
    ['refuse-messages:queue.audit'],
  ),
  change(
    'a FIFO topic demands deduplication IDs',
    FIFO,
    [['orders: { fifo: true, contentBasedDeduplication: true', 'orders: { fifo: true']],
    ['refuse-messages:topic.orders'],
  ),
  change(
    'a FIFO queue demands deduplication IDs',
    FIFO,
    [['billing: { fifo: true, contentBasedDeduplication: true }', 'billing: { fifo: true }']],
    ['refuse-messages:queue.billing'],
  ),
  change(
    'the key of everything is removed',
    ENCRYPTED,
    [
      ['orders: { encryption: managed-key }', 'orders: {}'],
      ['billing: { encryption: managed-key }', 'billing: {}'],
    ],
    ['destroy:key.messages', 'remove-encryption:topic.orders'],
  ),
  change(
    'a queue is no longer encrypted',
    BASE,
    [['audit: {}', 'audit: { encryption: none }']],
    ['remove-encryption:queue.audit', 'remove-encryption:queue.audit_dlq'],
  ),
  change(
    'a topic is no longer encrypted',
    ENCRYPTED,
    [['orders: { encryption: managed-key }', 'orders: {}']],
    ['remove-encryption:topic.orders'],
  ),
  change(
    'an account may no longer publish',
    OPEN,
    [['accounts: ["222222222222"], ', '']],
    ['cut-access:topic.orders'],
  ),
  change(
    'a service may no longer publish',
    OPEN,
    [[', services: [s3.amazonaws.com]', '']],
    ['cut-access:topic.orders'],
  ),
  change(
    'another account may publish',
    OPEN,
    [['["222222222222"]', '["222222222222", "333333333333"]']],
    ['widen-access:topic.orders'],
  ),
  change(
    'another service may publish',
    OPEN,
    [['[s3.amazonaws.com]', '[s3.amazonaws.com, events.amazonaws.com]']],
    ['widen-access:topic.orders'],
  ),
  change(
    'an account may publish instead of another',
    OPEN,
    [['"222222222222"', '"333333333333"']],
    ['cut-access:topic.orders', 'widen-access:topic.orders'],
  ),
];
