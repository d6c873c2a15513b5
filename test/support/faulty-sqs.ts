import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Stored {
  readonly MessageId: string;
  readonly Body: string;
}

interface Asked {
  readonly QueueName: string;
  readonly QueueUrl: string;
  readonly Entries: readonly {
    readonly Id: string;
    readonly MessageBody: string;
    readonly ReceiptHandle: string;
  }[];
}

/** An SQS of two queues, whose calls fail as a test says. */
export interface FaultySqs {
  readonly endpoint: string;
  readonly queues: ReadonlyMap<string, Stored[]>;
  close(): void;
}

/** What SQS gives back, and the SDK compares. */
function md5(body: string): string {
  return createHash('md5').update(body).digest('hex');
}

/** What goes wrong with the n-th call of an action, counted from 1: the name of an error, or nothing. */
export type Fault = (action: string, call: number) => string | undefined;

export async function faultySqs(
  queues: Map<string, Stored[]>,
  sourceArn: string,
  fault: Fault,
): Promise<FaultySqs> {
  let endpoint = '';
  const calls = new Map<string, number>();
  const answers: Readonly<Record<string, (asked: Asked) => object>> = {
    GetQueueUrl: ({ QueueName }) => ({ QueueUrl: `${endpoint}/123456789012/${QueueName}` }),
    GetQueueAttributes: ({ QueueUrl }) => ({
      Attributes: { ApproximateNumberOfMessages: String(queueAt(QueueUrl).length) },
    }),
    ReceiveMessage: ({ QueueUrl }) => ({
      Messages: queueAt(QueueUrl)
        .slice(0, 10)
        .map((message) => ({
          ...message,
          MD5OfBody: md5(message.Body),
          ReceiptHandle: message.MessageId,
          Attributes: { DeadLetterQueueSourceArn: sourceArn },
        })),
    }),
    SendMessageBatch: ({ QueueUrl, Entries }) => {
      const queue = queueAt(QueueUrl);
      const sent = Entries.map(({ Id, MessageBody }) => ({
        Id,
        MessageId: `copy-${queue.length}-${Id}`,
        MessageBody,
      }));
      queue.push(...sent.map(({ MessageId, MessageBody }) => ({ MessageId, Body: MessageBody })));
      return {
        Successful: sent.map(({ Id, MessageId, MessageBody }) => ({
          Id,
          MessageId,
          MD5OfMessageBody: md5(MessageBody),
        })),
        Failed: [],
      };
    },
    DeleteMessageBatch: ({ QueueUrl, Entries }) => {
      const queue = queueAt(QueueUrl);
      for (const { ReceiptHandle } of Entries)
        queue.splice(
          queue.findIndex(({ MessageId }) => MessageId === ReceiptHandle),
          1,
        );
      return { Successful: Entries.map(({ Id }) => ({ Id })), Failed: [] };
    },
    ChangeMessageVisibilityBatch: () => ({ Successful: [], Failed: [] }),
  };
  const queueAt = (url: string): Stored[] => queues.get(url.slice(url.lastIndexOf('/') + 1)) ?? [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const action = String(request.headers['x-amz-target']).replace('AmazonSQS.', '');
      const call = (calls.get(action) ?? 0) + 1;
      calls.set(action, call);
      const error = fault(action, call);
      response.writeHead(error === undefined ? 200 : 400, { 'content-type': 'application/x-amz-json-1.0' });
      const answer =
        error === undefined ? answers[action]!(JSON.parse(body) as Asked) : { __type: error, message: 'no' };
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  endpoint = `http://127.0.0.1:${port}`;
  return { endpoint, queues, close: () => server.close() };
}
