import { child } from '#base/diagnostics/path';
import { consumersByQueue } from '#model/consumer';
import { list, quoted } from '#base/util/text';
import type { Rule } from '../rule';

export const competingConsumers: Rule = {
  id: 'competing-consumers',
  severity: 'warning',
  summary: 'two consumers share the messages of one queue',
  why:
    'A queue gives each message to one receiver. Each of several consumers gets a random part of the ' +
    'messages. If both need all messages, give each its own queue. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-architecture.html',
  bad: `
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  invoices: &function
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
  receipts: *function
`,
  good: `
topics: { orders: {} }
queues: { invoices: { visibilityTimeout: 3m }, receipts: { visibilityTimeout: 3m } }
subscriptions: [{ topic: orders, queue: invoices }, { topic: orders, queue: receipts }]
consumers:
  invoices: &function
    type: lambda
    queue: invoices
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
  receipts: { <<: *function, queue: receipts }
`,
  check({ consumers }, found) {
    for (const [queue, sharing] of consumersByQueue(consumers.values())) {
      const second = sharing[1];
      if (!second) continue;
      const names = list(quoted(sharing.map(({ name }) => name)));
      found({
        message: `${names} share queue \`${queue.name}\`: each gets only some of its messages`,
        path: child(second.path, 'queue'),
        help: 'give each its own queue',
      });
    }
  },
};
