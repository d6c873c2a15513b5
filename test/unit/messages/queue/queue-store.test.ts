import fc from 'fast-check';
import { QueueStore, type Stored } from '#messages/queue/queue-store';

interface Message extends Stored {
  readonly id: number;
}

function message(id: number, groupId?: string, visibleAt = 0): Message {
  return { id, groupId, keptFrom: 0, visibleAt, receives: 0 };
}

function idsOf(messages: readonly Message[]): number[] {
  return messages.map(({ id }) => id);
}

/** The rules without a thought for speed. */
class Plain {
  private readonly all: Message[] = [];
  constructor(private readonly fifo: boolean) {}

  put(one: Message): void {
    this.all.push(one);
  }

  remove(one: Message): void {
    this.all.splice(this.all.indexOf(one), 1);
  }

  receivable(now: number): Message[] {
    const visible = this.all.filter(({ visibleAt }) => visibleAt <= now);
    if (!this.fifo) return visible;
    return visible.filter((one) => {
      const group = this.all.filter(({ groupId }) => groupId === one.groupId);
      return group.slice(0, group.indexOf(one)).every(({ visibleAt }) => visibleAt <= now);
    });
  }
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), group: fc.integer({ min: 0, max: 2 }), delay: fc.nat(3) }),
  fc.record({ kind: fc.constant('receive' as const), most: fc.integer({ min: 1, max: 4 }), hide: fc.nat(4) }),
  fc.record({ kind: fc.constant('remove' as const), which: fc.nat(20) }),
  fc.record({ kind: fc.constant('show' as const), which: fc.nat(20), hide: fc.nat(3) }),
  fc.record({ kind: fc.constant('wait' as const), time: fc.integer({ min: 1, max: 3 }) }),
);

test.each([false, true])('gives what the rules allow and nothing else, with FIFO %s', (fifo) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const store = new QueueStore<Message>(fifo);
      const plain = new Plain(fifo);
      let now = 0;
      let last = 0;
      for (const one of steps) {
        const all = store.contents();
        if (one.kind === 'wait') now += one.time;
        else if (one.kind === 'put') {
          const made = message(++last, `g${one.group}`, now + one.delay);
          store.put(made, now);
          plain.put(made);
        } else if (one.kind === 'receive') {
          const possible = plain.receivable(now);
          const taken = store.receive(now, now + one.hide, one.most);
          for (const each of taken) expect(possible).toContain(each);
          // Who hides nothing receives the same again, so that the count says nothing.
          if (one.hide > 0 && !fifo) expect(taken).toHaveLength(Math.min(one.most, possible.length));
          if (fifo && possible.length > 0) expect(taken.length).toBeGreaterThan(0);
        } else if (all.length > 0) {
          const chosen = all[one.which % all.length]!;
          if (one.kind === 'remove') {
            store.remove(chosen);
            plain.remove(chosen);
          } else store.hideUntil(chosen, now + one.hide, now);
        }
        const contents = store.contents();
        expect(store.counts(now).visible).toBe(contents.filter(({ visibleAt }) => visibleAt <= now).length);
      }
    }),
    { numRuns: 300 },
  );
});

test('a FIFO queue gives a group in order, and nothing of it while somebody works on it', () => {
  const store = new QueueStore<Message>(true);
  for (const id of [1, 2, 3]) store.put(message(id, 'a'), 0);
  store.put(message(4, 'b'), 0);
  const first = store.receive(0, 30, 2);
  expect(idsOf(first)).toEqual([1, 2]);
  expect(idsOf(store.receive(0, 30, 10))).toEqual([4]);
  store.remove(first[0]!);
  expect(store.receive(0, 30, 10)).toEqual([]);
  store.hideUntil(first[1]!, 0, 0);
  expect(idsOf(store.receive(0, 30, 10))).toEqual([2, 3]);
});

test('a group goes on with a message that came back, up to the next that somebody works on', () => {
  const store = new QueueStore<Message>(true);
  for (const id of [1, 2, 3]) store.put(message(id, 'a'), 0);
  const taken = store.receive(0, 30, 3);
  store.hideUntil(taken[0]!, 0, 0);
  store.hideUntil(taken[2]!, 0, 0);
  expect(idsOf(store.receive(0, 30, 10))).toEqual([1]);
});

test('groups whose messages come back at the same time are given in the order in which they were taken', () => {
  const store = new QueueStore<Message>(true);
  for (const [index, group] of ['a', 'b', 'b', 'c', 'a'].entries()) store.put(message(index, group), 0);
  expect(idsOf(store.receive(0, 0, 3))).toEqual([0, 4, 1]);
  expect(idsOf(store.receive(0, 0, 10))).toEqual([3, 0, 4, 1, 2]);
});

test('a hundred thousand messages are put, received, shown again and removed in a moment', () => {
  const store = new QueueStore<Message>(false);
  const start = Date.now();
  for (let id = 0; id < 100_000; id++) store.put(message(id), 0);
  const taken: Message[] = [];
  for (let batch = store.receive(0, 5, 10); batch.length > 0; batch = store.receive(0, 5, 10))
    taken.push(...batch);
  expect(taken).toHaveLength(100_000);
  expect(store.nextChange(0)).toBe(5);
  for (let batch = store.receive(6, 9, 10); batch.length > 0; batch = store.receive(6, 9, 10)) {
    for (const one of batch) store.remove(one);
  }
  expect(store.size).toBe(0);
  expect(store.nextChange(6)).toBeUndefined();
  expect(Date.now() - start).toBeLessThan(5000);
});

test('what has been kept for the retention goes, the oldest first', () => {
  const store = new QueueStore<Message>(false);
  store.put({ ...message(1), keptFrom: 20 }, 0);
  store.put({ ...message(2), keptFrom: 10 }, 0);
  store.put({ ...message(3), keptFrom: 90 }, 0);
  expect(idsOf(store.expire(100, 80))).toEqual([2, 1]);
  expect(idsOf(store.contents())).toEqual([3]);
});
