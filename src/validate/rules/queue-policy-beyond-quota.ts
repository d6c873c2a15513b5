import { condition } from '#base/aws/facts';
import { QUEUE } from '#base/aws/limits';
import { list } from '#base/util/text';
import { queuePolicy } from '#policies/queue-policy';
import type { Statement } from '#policies/statement';
import { namedWriter } from '#policies/writer';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

function principals({ Principal = {} }: Statement): number {
  return typeof Principal === 'string' ? 1 : Object.values(Principal).flat().length;
}

function conditions({ Condition = {} }: Statement): number {
  return Object.values(Condition).flatMap((tests) => Object.keys(tests)).length;
}

function sum(statements: readonly Statement[], of: (statement: Statement) => number): number {
  return statements.reduce((total, statement) => total + of(statement), 0);
}

const ROLES = Array.from(
  { length: QUEUE.policyPrincipals },
  (_, i) => `"arn:aws:iam::222222222222:role/r${i}"`,
);
const WITH = (roles: readonly string[]) => `
queues: { audit: { senders: { roles: [${roles.join(', ')}] } } }
`;

const REMEDY =
  'let fewer `roles`, accounts, services and publishers send to the queue and receive from it, or put a topic before it';

function holdsIf(isCounted: boolean): string {
  const rests = isCounted ? condition('sqs-policy-conditions') : undefined;
  return rests === undefined ? '' : `; this holds, if ${rests}`;
}

export const queuePolicyBeyondQuota: Rule = {
  id: 'queue-policy-beyond-quota',
  severity: 'warning',
  summary: 'the policy of a queue has more statements, principals or conditions than SQS accepts',
  why:
    'A queue policy may have 20 statements, 50 principals and 10 conditions. AWS does not say how it counts conditions; ' +
    'here each key of each statement counts as one. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html',
  bad: WITH(ROLES),
  good: WITH(ROLES.slice(1)),
  check(topology, found) {
    const writer = namedWriter(topology);
    for (const queue of ownedQueues(topology)) {
      const statements = queuePolicy(queue, writer);
      const counts = [
        { count: statements.length, most: QUEUE.policyStatements, what: 'statements' },
        { count: sum(statements, principals), most: QUEUE.policyPrincipals, what: 'principals' },
        { count: sum(statements, conditions), most: QUEUE.policyConditions, what: 'conditions' },
      ].filter(({ count, most }) => count > most);
      if (counts.length === 0) continue;
      found({
        message: `the policy of queue \`${queue.name}\` would have ${list(counts.map(({ count, what }) => `${count} ${what}`))}, but SQS accepts ${list(counts.map(({ most }) => String(most)))}`,
        path: queue.path,
        on: 'key',
        help: REMEDY + holdsIf(counts.some(({ what }) => what === 'conditions')),
      });
    }
  },
};
