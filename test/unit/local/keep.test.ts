import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clock } from '#local/clock';
import { LogFile } from '#local/keep/log-file';
import { subscribe } from '#local/sns/subscriptions';
import { publish } from '#local/sns/publish';
import { createTopic } from '#local/sns/topics';
import { createQueue } from '#local/sqs/catalogue';
import { STANDARD_WORLD, World } from '#local/world';
import { emptyFolder, removeFolder } from '#test/support/project';

let folder: string;

beforeEach(() => (folder = emptyFolder()));
afterEach(() => removeFolder(folder));

/** A server that starts with what the folder holds. Nobody closes it: it is killed. */
function world(clock = new Clock()): World {
  const made = new World({ ...STANDARD_WORLD, clock });
  LogFile.open(folder, made);
  return made;
}

test('a killed server starts again with its queues, topics, filters and messages', () => {
  const first = world();
  const queue = createQueue(first, 'billing', { VisibilityTimeout: '60' }, { team: 'a' });
  const topic = createTopic(first, 'orders', {});
  const attributes = { RawMessageDelivery: 'true', FilterPolicy: '{"kind":["paid"]}' };
  subscribe(topic, { protocol: 'sqs', endpoint: queue.arn, attributes });
  const deleted = queue.put({ body: 'deleted' });
  queue.put({
    body: 'waits',
    attributes: { raw: { DataType: 'Binary', BinaryValue: new Uint8Array([255]) } },
  });
  queue.remove(queue.byId.get(deleted.id)!);
  const [received] = queue.receive(1, 60);
  first.journal.flush();

  const second = world();
  const again = second.queues.get('billing')!;
  expect(again.tags).toEqual({ team: 'a' });
  expect(again.attributes['VisibilityTimeout']).toBe('60');
  const [waits, ...others] = again.store.contents();
  expect(others).toEqual([]);
  expect(waits).toMatchObject({ body: 'waits', receives: 1, visibleAt: received!.visibleAt });
  expect(waits!.attributes['raw']!.BinaryValue).toEqual(Buffer.from([255]));
  expect(again.receive(10, 60)).toEqual([]);
  const [kept] = second.topics.values();
  const message = {
    subject: undefined,
    structure: undefined,
    groupId: undefined,
    deduplicationId: undefined,
  };
  const kind = (StringValue: string) => ({ kind: { DataType: 'String', StringValue } });
  publish(kept!, { ...message, body: 'no', attributes: kind('open') });
  publish(kept!, { ...message, body: 'yes', attributes: kind('paid') });
  expect(again.store.contents().map(({ body }) => body)).toEqual(['waits', 'yes']);
});

test('half a line at the end was never acknowledged', () => {
  const first = world();
  createQueue(first, 'billing', {}).put({ body: 'kept' });
  first.journal.flush();
  appendFileSync(join(folder, 'log.jsonl'), '{"kind":"put","queue":"bil');
  const second = world();
  second.queues.get('billing')!.put({ body: 'new' });
  second.journal.flush();
  expect([...world().queues.get('billing')!.byId.values()].map(({ body }) => body)).toEqual(['kept', 'new']);
});

test('a FIFO queue still knows what it took five minutes ago', () => {
  const clock = new Clock();
  const fifo = { FifoQueue: 'true', ContentBasedDeduplication: 'true' };
  const queue = createQueue(world(clock), 'q.fifo', fifo);
  queue.put({ body: 'once', groupId: 'g' });
  queue.world.journal.flush();
  const again = world(clock).queues.get('q.fifo')!;
  again.put({ body: 'once', groupId: 'g' });
  expect(again.store.size).toBe(1);
});
