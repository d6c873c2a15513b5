import { child, type Path } from '#base/diagnostics/path';
import { ownedQueues, type Queue } from '#model/topology';
import { publisherFacts } from '#model/kinds/publishers/index';
import type { Rule } from '../rule';

export const deadLettersAccount: Rule = {
  id: 'dead-letters-account',
  severity: 'error',
  summary: 'a dead-letter queue is in another account',
  why:
    'A dead-letter queue must be in the same account and region as its source. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue.html',
  bad: `
environments: { prod: { account: "222222222222" } }
queues:
  billing: { deadLetters: { queue: failed } }
  failed: { external: "arn:aws:sqs:eu-west-1:111111111111:failed" }
`,
  good: `
environments: { prod: { account: "111111111111" } }
queues:
  billing: { deadLetters: { queue: failed } }
  failed: { external: "arn:aws:sqs:eu-west-1:111111111111:failed" }
`,
  check(topology, found) {
    const { account } = topology;
    const check = (queue: Queue | undefined, path: Path) => {
      const other = queue?.arn.account;
      if (!queue || account === undefined || other === undefined || other === account) return;
      const message = `dead-letter queue \`${queue.name}\` is in account ${other}, but its source is in ${account}`;
      found({ message, path, help: `use a queue of account ${account}` });
    };
    for (const { deadLetters, path } of ownedQueues(topology)) {
      check(deadLetters?.queue, child(path, 'deadLetters', 'queue'));
    }
    for (const { deadLetters, path } of topology.subscriptions)
      check(deadLetters, child(path, 'deadLetters'));
    for (const publisher of topology.publishers.values())
      check(publisherFacts(publisher).failures(publisher), child(publisher.path, 'deadLetters'));
  },
};
