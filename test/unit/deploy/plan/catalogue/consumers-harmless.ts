import { type Case } from './case';
import { edit } from './workers';

/** Consumers that do as much as before. */
export const CONSUMER_HARMLESS: readonly Case[] = [
  edit(
    'a function waits for a batch',
    '    maxConcurrency: 5\n',
    '    maxConcurrency: 5\n    batchWindow: 5s\n',
  ),
  edit('a function gets more messages', '[paid, refunded]', '[paid, refunded, cancelled]'),
  edit('a function gets all messages', '    filter: [{ body: { kind: [paid, refunded] } }]\n', ''),
  edit('what a function could not process goes elsewhere', 'onFailure: failed', 'onFailure: parked'),
  edit('a subscription has other dead letters', 'deadLetters: parked }', 'deadLetters: parked2 }'),
  edit('a service has more tasks', 'count: 2', 'count: 3'),
  edit('a service scales more', 'max: 8', 'max: 9'),
  edit('a service has fewer messages for each task', 'backlogPerTask: 10', 'backlogPerTask: 5'),
  edit('a container has another image', '/s:1', '/s:2'),
  edit('a container has another variable', 'user: "1000"', 'user: "1000", environment: { A: b }'),
  edit('objects expire later', 'expiresAfter: 90d', 'expiresAfter: 91d'),
  edit('items no longer expire', ', ttl: expiresAt', ''),
];
