import fc from 'fast-check';
import { receiving } from '#views/cost/polling';

const POLLING = { pollers: 5, wait: 20, batch: 10, window: 0 };
const of = (messages: number, polling = {}) =>
  receiving({ messages, size: 1024 }, { ...POLLING, ...polling });

test('an idle queue costs its empty receives, fewer with long polling', () => {
  expect(of(0)).toMatchObject({ receives: 0, empty: (5 * 730 * 3600) / 20 });
  expect(of(0, { wait: 0 }).empty).toBe(20 * of(0).empty);
});

test('a window makes batches fuller, up to what they hold; one call brings at most ten', () => {
  // One message a second.
  const rate = 730 * 3600;
  expect(of(rate)).toMatchObject({ perReceive: 1, batches: rate });
  expect(of(rate, { window: 5 })).toMatchObject({ perReceive: 5, batches: rate / 5 });
  expect(of(rate, { window: 100, batch: 50 })).toMatchObject({ perReceive: 10, batches: rate / 50 });
  expect(of(rate, { window: 100, batch: 1 })).toMatchObject({ perReceive: 1, batches: rate });
});

test('larger batches, longer windows and longer waits never cost more', () => {
  const settings = fc.record({
    messages: fc.double({ min: 0, max: 1e9, noNaN: true }),
    wait: fc.integer({ min: 0, max: 20 }),
    window: fc.integer({ min: 0, max: 300 }),
    batch: fc.integer({ min: 1, max: 10_000 }),
  });
  const requests = ({ receives, empty, batches }: ReturnType<typeof of>) => receives + empty + batches;
  fc.assert(
    fc.property(settings, ({ messages, ...polling }) => {
      const now = requests(of(messages, polling));
      const slack = 1 + 1e-9;
      for (const key of ['wait', 'window', 'batch'] as const) {
        const more = requests(of(messages, { ...polling, [key]: polling[key] + 1 }));
        expect(more).toBeLessThanOrEqual(now * slack);
      }
    }),
  );
});
