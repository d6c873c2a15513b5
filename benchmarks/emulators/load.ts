import { queueArn, type Client } from './client';

const REGION = 'eu-west-1';
export const CONNECTIONS = 8;
const BATCH = 10;
const FAN_OUT = 10;

/** In ASCII. */
export const BODY = JSON.stringify({
  order: { id: 7, customer: 'c-81723', lines: [{ sku: 'a-100', count: 2 }] },
});

/** Does something so many times, by several at once. */
async function times(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}

/** A topic with ten queues, each with a filter of its own that every message passes. */
export async function fanOutTo(client: Client, name: string): Promise<string> {
  const topic = await client.createTopic(name);
  for (let index = 0; index < FAN_OUT; index++) {
    const url = await client.createQueue(`${name}-${index}`);
    await client.sns('Subscribe', {
      TopicArn: topic,
      Protocol: 'sqs',
      Endpoint: queueArn(url, REGION),
      'Attributes.entry.1.key': 'FilterPolicy',
      'Attributes.entry.1.value': JSON.stringify({
        event: [`type-${index}`, 'created'],
        amount: [{ numeric: ['>', index] }],
      }),
    });
  }
  return topic;
}

export function publishAll(client: Client, topic: string, count: number): Promise<void> {
  return times(count, () =>
    client.sns('Publish', {
      TopicArn: topic,
      Message: BODY,
      'MessageAttributes.entry.1.Name': 'event',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': 'created',
      'MessageAttributes.entry.2.Name': 'amount',
      'MessageAttributes.entry.2.Value.DataType': 'Number',
      'MessageAttributes.entry.2.Value.StringValue': '120.5',
    }),
  );
}

const ENTRIES = Array.from({ length: BATCH }, (_, index) => ({ Id: String(index), MessageBody: BODY }));

export function sendAll(client: Client, QueueUrl: string, count: number): Promise<void> {
  return times(count / BATCH, () => client.sqs('SendMessageBatch', { QueueUrl, Entries: ENTRIES }));
}

interface Received {
  readonly Messages?: readonly { readonly ReceiptHandle: string }[];
}

/** Receives and deletes, ten at once, until nothing is left. */
export async function drain(client: Client, QueueUrl: string, count: number): Promise<void> {
  let done = 0;
  await times(count / BATCH + CONNECTIONS, async () => {
    const input = { QueueUrl, MaxNumberOfMessages: BATCH, WaitTimeSeconds: 0, VisibilityTimeout: 600 };
    const { Messages = [] } = (await client.sqs('ReceiveMessage', input)) as Received;
    if (Messages.length === 0) return;
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await client.sqs('DeleteMessageBatch', { QueueUrl, Entries });
    done += Messages.length;
  });
  // Some emulators give a message twice to those who ask at the same time, as SQS may.
  if (done < count) throw new Error(`${done} of ${count} messages came`);
}
