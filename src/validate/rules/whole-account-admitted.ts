import { child } from '#base/diagnostics/path';
import { list } from '#base/util/text';
import type { Others } from '#model/others';
import { ownedQueues, ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

/** In words, whoever is more than a role. */
function wholes({ accounts, organization }: Others): string[] {
  return [
    ...accounts.map((account) => `account ${account}`),
    ...(organization === undefined ? [] : [`organization ${organization}`]),
  ];
}

export const wholeAccountAdmitted: Rule = {
  id: 'whole-account-admitted',
  severity: 'warning',
  summary:
    'a whole account or organization may send to a queue or receive from it, or an organization may publish or subscribe',
  why:
    'Each administrator there decides which of their roles may use the queue, now and later. Whoever receives takes messages ' +
    'away from your own consumers; whoever sends can send anything. A role admits exactly one program. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-least-privilege-policy.html',
  bad: `
queues:
  audit: { senders: { accounts: ["222222222222"] } }
`,
  good: `
queues:
  audit: { senders: { roles: ["arn:aws:iam::222222222222:role/collector"] } }
`,
  check(topology, found) {
    for (const { name, path, senders, receivers } of ownedQueues(topology)) {
      for (const [key, others, verb] of [
        ['senders', senders, 'send to'],
        ['receivers', receivers, 'receive from'],
      ] as const) {
        const whole = wholes(others);
        if (whole.length === 0) continue;
        found({
          message: `every role that ${list(whole)} chooses may ${verb} queue \`${name}\``,
          path: child(path, key),
          on: 'key',
          help: 'name the `roles`; accept this if they cannot be known',
        });
      }
    }
    for (const { name, path, publishers, subscribers } of ownedTopics(topology)) {
      for (const [key, { organization }, verb] of [
        ['publishers', publishers, 'publish'],
        ['subscribers', subscribers, 'subscribe'],
      ] as const) {
        if (organization === undefined) continue;
        found({
          message: `every role that organization ${organization} chooses may ${verb} to topic \`${name}\``,
          path: child(path, key, 'organization'),
          on: 'key',
          help: 'name the `accounts`; accept this if they cannot be known',
        });
      }
    }
  },
};
