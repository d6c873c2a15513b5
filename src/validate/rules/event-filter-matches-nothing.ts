import { child } from '#base/diagnostics/path';
import { checkPolicy } from '#messages/filter-policy/check';
import { missingFields, type CanBe } from '#messages/filter-policy/impossible';
import type { Field } from '#messages/filter-policy/policy';
import { filteringConsumers, type EventFilter, type FilteringConsumer } from '#model/event-filters';
import { queueOf } from '#model/kinds/receivers/index';
import type { Subscription, Topology } from '#model/topology';
import { list, quoted } from '#base/util/text';
import type { Found, Rule } from '../rule';

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html shows what a message from SQS has. */
const RECORD = [
  ...['messageId', 'receiptHandle', 'body', 'attributes', 'messageAttributes', 'md5OfBody'],
  ...['md5OfMessageAttributes', 'eventSource', 'eventSourceARN', 'awsRegion'],
];

/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html shows what SNS makes of a message. */
const ENVELOPE = [
  ...[
    'Type',
    'MessageId',
    'SequenceNumber',
    'TopicArn',
    'Subject',
    'Message',
    'Timestamp',
    'SignatureVersion',
  ],
  ...['Signature', 'SigningCertURL', 'UnsubscribeURL', 'MessageAttributes'],
];

const inRecord: CanBe = (name) => RECORD.includes(name.split('.')[0]!);

/** In a message that SNS has wrapped: only attributes have parts there, the message itself is text. */
const inEnvelope: CanBe = (name) => {
  const [record, key, part] = name.split('.');
  // Attributes of the message that was published stand in the envelope, and SQS has none of its own.
  if (record === 'messageAttributes' || record === 'md5OfMessageAttributes') return false;
  if (record !== 'body') return inRecord(name);
  return key !== undefined && ENVELOPE.includes(key) && (part === undefined || key === 'MessageAttributes');
};

function missing({ pattern }: EventFilter, canBe: CanBe): Field | undefined {
  const { policy, isSound } = checkPolicy(pattern, 'body');
  return isSound ? missingFields(policy, canBe)[0] : undefined;
}

function checkKeys({ filters }: FilteringConsumer, found: Found): void {
  for (const filter of filters) {
    const field = missing(filter, inRecord);
    if (!field) continue;
    found({
      message: `no message can match, because an SQS record has no field \`${field.name.split('.')[0]!}\``,
      path: child(filter.path, ...field.path),
      on: 'key',
      help: `the published message is in \`body\`; the other fields are ${list(quoted(RECORD.filter((key) => key !== 'body')))}`,
    });
  }
}

function isWrapped({ receiver, raw }: Subscription, { queues }: FilteringConsumer): boolean {
  const queue = queueOf(receiver);
  return !raw && queue !== undefined && queues.includes(queue);
}

/** One pattern that matches is enough, so that all of them have to miss. */
function checkEnvelopes(filtering: FilteringConsumer, { subscriptions }: Topology, found: Found): void {
  const { consumer, filters } = filtering;
  if (filters.some((filter) => missing(filter, inRecord))) return;
  const fields = filters.flatMap((filter) => {
    const field = missing(filter, inEnvelope);
    return field ? [{ ...field, path: child(filter.path, ...field.path) }] : [];
  });
  if (fields.length < filters.length) return;
  for (const { topic, path } of subscriptions.filter((one) => isWrapped(one, filtering))) {
    found({
      message: `\`${consumer.name}\` gets nothing from topic \`${topic.name}\`: SNS puts the published message into \`Message\`, so there is no \`${fields[0]!.name}\``,
      path: fields[0]!.path,
      on: 'key',
      help: 'set `raw: true` in the subscription, or filter there instead',
      related: [{ path, message: 'the subscription is defined' }],
    });
  }
}

export const eventFilterMatchesNothing: Rule = {
  id: 'event-filter-matches-nothing',
  severity: 'error',
  adjustable: true,
  summary: 'no message can match the filter of a function or a pipe',
  why:
    'Messages that do not match are deleted, so you lose every message without a trace. The published ' +
    'message is in `body`, and only with raw delivery is it there as it was published. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html',
  bad: `
topics: { orders: {} }
queues: { billing: { visibilityTimeout: 3m } }
rules: { event-filter-deletes: off }
subscriptions: [{ topic: orders, queue: billing }]
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    filter: [{ body: { kind: [invoice] } }]
`,
  good: `
topics: { orders: {} }
queues: { billing: { visibilityTimeout: 3m } }
rules: { event-filter-deletes: off }
subscriptions: [{ topic: orders, queue: billing, raw: true }]
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    filter: [{ body: { kind: [invoice] } }]
`,
  check(topology, found) {
    for (const filtering of filteringConsumers(topology)) {
      checkKeys(filtering, found);
      checkEnvelopes(filtering, topology, found);
    }
  },
};
