import { formatArn } from '#base/aws/arns';
import { child } from '#base/diagnostics/path';
import { publisherFacts } from '#model/kinds/publishers/index';
import type { Rule } from '../rule';

export const deadLettersToItself: Rule = {
  id: 'dead-letters-to-itself',
  severity: 'error',
  adjustable: true,
  summary: 'messages that cannot be delivered to a queue would go to the same queue',
  why:
    'SNS uses the dead-letter queue of a subscription when it cannot deliver to the endpoint. What keeps it from ' +
    'delivering there, such as a policy or a key, keeps it from putting dead letters there as well. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html',
  bad: `
topics: { events: {} }
queues: { cases: {} }
subscriptions:
  - { topic: events, queue: cases, deadLetters: cases }
`,
  good: `
topics: { events: {} }
queues: { cases: {}, undelivered: {} }
subscriptions:
  - { topic: events, queue: cases, deadLetters: undelivered }
`,
  check({ subscriptions, publishers }, found) {
    for (const publisher of publishers.values()) {
      const queue = publisherFacts(publisher).failures(publisher);
      if (!queue || !publisher.sends.includes(queue)) continue;
      found({
        message: `what \`${publisher.name}\` cannot send to \`${queue.name}\` cannot be put there as a dead letter either`,
        path: child(publisher.path, 'deadLetters'),
        help: 'name another queue, which nothing else is delivered to',
      });
    }
    for (const { path, receiver, deadLetters } of subscriptions) {
      const own = 'queue' in receiver ? receiver.queue : undefined;
      if (!own || !deadLetters || formatArn(own.arn, '') !== formatArn(deadLetters.arn, '')) continue;
      found({
        message: `what SNS cannot deliver to \`${own.name}\` cannot be put there as a dead letter either`,
        path: child(path, 'deadLetters'),
        help: 'name another queue, which nothing else is delivered to',
      });
    }
  },
};
