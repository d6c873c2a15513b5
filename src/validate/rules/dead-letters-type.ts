import { child } from '#base/diagnostics/path';
import { publisherFacts } from '#model/kinds/publishers/index';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

function sort(fifo: boolean): string {
  return fifo ? 'FIFO' : 'standard';
}

export const deadLettersType: Rule = {
  id: 'dead-letters-type',
  severity: 'error',
  summary: 'a dead-letter queue is FIFO and its source is not, or the reverse',
  why:
    'SQS and SNS move dead letters only to a queue of the same type as the source queue or topic. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html and https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html',
  bad: `
queues:
  billing: { fifo: true, deadLetters: { queue: failed } }
  failed: {}
`,
  good: `
queues:
  billing: { fifo: true, deadLetters: { queue: failed } }
  failed: { fifo: true }
`,
  check(topology, found) {
    for (const { name, fifo, deadLetters, path } of ownedQueues(topology)) {
      if (!deadLetters || deadLetters.queue.fifo === fifo) continue;
      const target = deadLetters.queue;
      const message = `${sort(target.fifo)} queue \`${target.name}\` cannot take the dead letters of ${sort(fifo)} queue \`${name}\``;
      found({ message, path: child(path, 'deadLetters', 'queue'), help: `use a ${sort(fifo)} queue` });
    }
    for (const publisher of topology.publishers.values()) {
      const deadLetters = publisherFacts(publisher).failures(publisher);
      if (!deadLetters?.fifo) continue;
      const message = `FIFO queue \`${deadLetters.name}\` cannot take the dead letters of EventBridge`;
      found({ message, path: child(publisher.path, 'deadLetters'), help: 'use a standard queue' });
    }
    for (const { topic, deadLetters, path } of topology.subscriptions) {
      if (!deadLetters || deadLetters.fifo === topic.fifo) continue;
      const message = `${sort(deadLetters.fifo)} queue \`${deadLetters.name}\` cannot take the dead letters of ${sort(topic.fifo)} topic \`${topic.name}\``;
      found({ message, path: child(path, 'deadLetters'), help: `use a ${sort(topic.fifo)} queue` });
    }
  },
};
