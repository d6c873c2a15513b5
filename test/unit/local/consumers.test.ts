import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, type Callee } from '#local/consumers/call';
import { poll, type Polled } from '#local/consumers/poller';
import { Program } from '#local/consumers/program';
import { createQueue } from '#local/sqs/catalogue';
import type { LocalQueue } from '#local/sqs/queue';
import { STANDARD_WORLD, World } from '#local/world';
import { emptyFolder, removeFolder } from '#test/support/project';

let folder: string;
let said: string[];

beforeEach(() => {
  folder = emptyFolder();
  said = [];
});
afterEach(() => removeFolder(folder));

async function until(test: () => boolean): Promise<void> {
  while (!test()) await new Promise((resolve) => setTimeout(resolve, 20));
}

function callee(target: string, timeout = 20): Callee {
  return { target, cwd: folder, env: { COLOUR: 'red' }, timeout, say: (line) => said.push(line) };
}

function handler(text: string): Callee {
  writeFileSync(join(folder, 'index.js'), text);
  return callee('index.handler');
}

test('a handler gets the event and its variables, and may print what it likes', async () => {
  const one = handler(`exports.handler = async (event) => {
    console.log('working');
    return { got: event.Records.length, colour: process.env.COLOUR };
  };`);
  expect(await call(one, { Records: [1, 2] })).toEqual({
    succeeded: true,
    answer: { got: 2, colour: 'red' },
  });
  expect(said).toEqual(['working']);
});

test('a handler that throws, a command that fails, and one that takes too long have failed', async () => {
  expect(await call(handler('exports.handler = () => { throw new Error("no"); };'), {})).toMatchObject({
    succeeded: false,
  });
  expect(await call(callee('exit 3'), {})).toMatchObject({ succeeded: false });
  expect(await call(callee('sleep 30', 1), {})).toMatchObject({ succeeded: false });
  expect(said.join()).toContain('took longer than its timeout of 1s');
});

test('a command reads the event and prints the answer', async () => {
  expect(await call(callee('cat'), { a: 1 })).toEqual({ succeeded: true, answer: { a: 1 } });
});

async function polled(
  one: Callee,
  more: Partial<Polled>,
  work: (queue: LocalQueue) => Promise<void>,
): Promise<void> {
  const queue = createQueue(new World(STANDARD_WORLD), 'billing', { VisibilityTimeout: '60' });
  const stop = new AbortController();
  const handling = { batchSize: 10, partialFailures: true, startsOnly: false };
  const polling = poll(
    { queue, callee: one, handling, filters: [], eventOf: (Records) => ({ Records }), ...more },
    stop.signal,
  );
  await work(queue);
  stop.abort();
  await polling;
}

test('what a function gives back stays, and the rest of the batch is deleted', async () => {
  const one = handler(`exports.handler = async ({ Records }) => ({
    batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({ itemIdentifier: messageId })),
  });`);
  await polled(one, {}, async (queue) => {
    for (const body of ['good', 'bad', 'fine']) queue.put({ body });
    await until(() => queue.store.size === 1);
    expect(queue.store.contents()).toMatchObject([{ body: 'bad', receives: 1 }]);
  });
});

test('without partial answers one failure brings back the batch, and a filter deletes what it does not match', async () => {
  const one = handler('exports.handler = async () => { throw new Error("no"); };');
  const handling = { batchSize: 10, partialFailures: false, startsOnly: false };
  await polled(one, { handling, filters: [{ body: { kind: ['paid'] } }] }, async (queue) => {
    queue.put({ body: '{"kind":"open"}' });
    await until(() => queue.store.size === 0);
    queue.put({ body: '{"kind":"paid"}' });
    await until(() => said.some((line) => line.includes('Error: no')));
    expect(queue.store.contents()).toMatchObject([{ body: '{"kind":"paid"}' }]);
  });
});

test('a program that ends starts again, and ends with the server', async () => {
  const program = new Program('echo up $COLOUR; sleep 0.05', folder, { COLOUR: 'red' }, (line) =>
    said.push(line),
  );
  await until(() => said.filter((line) => line === 'up red').length === 2);
  expect(said).toContain('ended with 0; starts again in 1s');
  await program.stop();
});
