import { child } from '#base/diagnostics/path';
import { publisherFacts } from '#model/kinds/publishers/index';
import type { Publisher } from '#model/publisher';
import { ownedQueues } from '#model/topology';
import type { Rule } from '../rule';

/** The service whose own documentation says that it sends to standard queues alone. */
const STANDARD_ONLY = 's3.amazonaws.com';

function canGiveGroup(publisher: Publisher): boolean {
  return 'messageGroup' in publisher;
}

export const fifoQueueSender: Rule = {
  id: 'fifo-queue-sender',
  severity: 'error',
  summary: 'a service sends to a FIFO queue what the queue cannot take',
  why:
    'A FIFO queue rejects a message without a message group, which buckets, AWS IoT and APIs do not send. EventBridge sends ' +
    'one if you name it, but no deduplication ID, so the queue has to take that from the body. ' +
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html, ' +
    'https://docs.aws.amazon.com/iot/latest/developerguide/sqs-rule-action.html and ' +
    'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_SqsParameters.html',
  bad: `
queues: { ledger: { fifo: true } }
publishers:
  nightly: { type: schedule, expression: rate(1 day), message: { kind: nightly }, sends: [ledger] }
`,
  good: `
queues: { ledger: { fifo: true, contentBasedDeduplication: true } }
publishers:
  nightly: { type: schedule, expression: rate(1 day), message: { kind: nightly }, sends: [ledger], messageGroup: nightly }
`,
  check(topology, found) {
    for (const publisher of topology.publishers.values()) {
      const { name, path, sends } = publisher;
      const { givesQueueGroup, isMade } = publisherFacts(publisher);
      for (const queue of sends.filter(({ fifo }) => fifo)) {
        if (!givesQueueGroup(publisher)) {
          found({
            message: `\`${name}\` cannot send to FIFO queue \`${queue.name}\`, because it sends no message group`,
            path: child(path, 'sends'),
            help: canGiveGroup(publisher)
              ? 'give it a `messageGroup`, or send to a standard queue'
              : 'send to a standard queue, or from a function that sets the message group',
          });
          continue;
        }
        if (!isMade || !queue.owned || queue.contentBasedDeduplication === true) continue;
        found({
          message: `\`${name}\` sends no deduplication ID, which FIFO queue \`${queue.name}\` needs`,
          path: child(path, 'sends'),
          help: `set \`contentBasedDeduplication: true\` of queue \`${queue.name}\``,
        });
      }
    }
    for (const queue of ownedQueues(topology).filter(({ fifo }) => fifo)) {
      for (const [index, { service }] of queue.senders.services.entries()) {
        if (service !== STANDARD_ONLY) continue;
        found({
          message: `\`${service}\` cannot send to FIFO queue \`${queue.name}\`, because it sends no message group`,
          path: child(queue.path, 'senders', 'services', index),
          help: 'let it send to a standard queue',
        });
      }
    }
  },
};
