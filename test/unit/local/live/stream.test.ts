import type { ServerResponse } from 'node:http';
import { CreateQueueCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { liveState } from '#local/live/state';
import { Stream } from '#local/live/stream';
import { startServer } from '#local/server/server';
import { startLocalAws, type LocalAws } from '../local-aws';

let aws: LocalAws;

beforeEach(async () => (aws = await startLocalAws()));
afterEach(() => aws.close());

test('a page that opens late gets the state of the queues and what has happened', async () => {
  const stream = new Stream(aws.world, () => liveState(aws.world, []));
  const { QueueUrl } = await aws.sqs.send(new CreateQueueCommand({ QueueName: 'billing' }));
  await aws.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x'.repeat(3000) }));
  const open = (_: unknown, response: ServerResponse) => stream.open(response);
  const server = await startServer(aws.world, { port: 0, routes: new Map([['GET /_dev/events', open]]) });
  try {
    const response = await fetch(`${server.url}/_dev/events`);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true });
      if (/event: happened\n.*\n\n/.test(text)) break;
    }
    expect(text).toMatch(/^event: state\ndata: .*"name":"billing".*"visible":1,"inFlight":0/);
    expect(text).toContain(`"body":"${'x'.repeat(2000)}…"`);
  } finally {
    await server.close();
  }
});
