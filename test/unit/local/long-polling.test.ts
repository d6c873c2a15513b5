import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { startLocalAws, type LocalAws } from './local-aws';
import { bodies, queueCalls } from './queue-calls';

const { queue, send, receive } = queueCalls(() => aws.sqs);
let aws: LocalAws;

beforeEach(async () => (aws = await startLocalAws()));
afterEach(() => aws.close());

/** Until somebody waits for a message of the queue. */
async function waiter(name: string): Promise<void> {
  while (aws.world.queues.get(name)!.waiting.count === 0)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

test('a long poll gets a message as soon as it is there, and nothing when its time is over', async () => {
  const url = await queue('billing');
  const waiting = receive(url, { WaitTimeSeconds: 20 });
  await waiter('billing');
  const start = Date.now();
  await send(url, 'hello');
  expect(bodies(await waiting)).toEqual(['hello']);
  expect(Date.now() - start).toBeLessThan(1000);
  const idle = receive(url, { WaitTimeSeconds: 20 });
  await waiter('billing');
  aws.world.clock.advance(20_000);
  expect(await idle).toEqual([]);
});

test('a long poll gets a message whose delay ends while it waits', async () => {
  const url = await queue('billing');
  await send(url, 'later', { DelaySeconds: 1 });
  expect(await receive(url)).toEqual([]);
  expect(bodies(await receive(url, { WaitTimeSeconds: 5 }))).toEqual(['later']);
});

test('whoever leaves while waiting takes no message with them', async () => {
  const url = await queue('left');
  const { waiting } = aws.world.queueNamed('left');
  const leaving = new AbortController();
  const asked = aws.sqs.send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 20 }), {
    abortSignal: leaving.signal,
  });
  const until = async (count: number) => {
    while (waiting.count !== count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await until(1);
  leaving.abort();
  await expect(asked).rejects.toThrow();
  await until(0);
  await send(url, 'for somebody else');
  expect(await receive(url)).toMatchObject([{ Body: 'for somebody else' }]);
});
