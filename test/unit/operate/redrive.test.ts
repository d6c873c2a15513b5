import fc from 'fast-check';
import { peek } from '#operate/peek';
import type { Sent } from '#test/support/fake-queue';
import { ARN, numbered, scene } from './scene';

test('every message goes back with all that belongs to it', async () => {
  const { from, target, start } = scene('billing');
  const attributes = { kind: { DataType: 'String', StringValue: 'order' } };
  from.put({ body: 'a', attributes, traceHeader: 'Root=1' }, { body: 'b' });
  expect(await start()).toMatchObject({ moved: 2, twice: 0 });
  expect(from.bodies).toEqual([]);
  expect(target.messages).toMatchObject([{ body: 'a', attributes, traceHeader: 'Root=1' }, { body: 'b' }]);
});

test('what SNS added to a message that it could not deliver stays behind', async () => {
  const { from, target, start } = scene('raw');
  const text = (StringValue: string) => ({ DataType: 'String', StringValue });
  const added = { ErrorCode: text('400'), ErrorMessage: text('no'), RequestID: text('id') };
  const own = { kind: text('order') };
  from.put({ body: 'from SNS', attributes: { ...own, ...added } });
  from.put({ body: 'from SQS', attributes: { ...own, ...added }, sourceArn: `${ARN}raw` });
  expect(await start()).toMatchObject({ moved: 2 });
  expect(target.messages).toMatchObject([{ body: 'from SNS' }, { body: 'from SQS' }]);
  expect(target.messages.map(({ attributes }) => Object.keys(attributes))).toEqual([
    ['kind'],
    ['kind', 'ErrorCode', 'ErrorMessage', 'RequestID'],
  ]);
});

test('attributes of these names stay where SNS puts nothing', async () => {
  const { from, target, start } = scene('billing');
  const attributes = { ErrorCode: { DataType: 'String', StringValue: 'mine' } };
  from.put({ body: 'a', attributes });
  await start();
  expect(target.messages).toMatchObject([{ attributes }]);
});

test('--count moves so many and hides none of the rest', async () => {
  const { from, target, start } = scene('billing');
  from.put(...numbered(25));
  expect((await start({ count: 12 })).moved).toBe(12);
  expect(target.bodies).toHaveLength(12);
  expect(await from.depth()).toMatchObject({ waiting: 13, inFlight: 0 });
});

test('--rate spreads them over time', async () => {
  const { clock, from, start } = scene('billing');
  from.put(...numbered(20));
  const before = clock.now();
  let last = before;
  await start({ rate: 4 }, () => (last = clock.now()));
  expect((last - before) / 1000).toBe(4);
});

test('with a filter the rest is shown again', async () => {
  const { from, target, start } = scene('billing');
  from.put(...numbered(45));
  const wanted = ({ body }: { body: string }) => Number(body) % 3 === 0;
  const { moved, left } = await start({ wanted });
  expect(moved).toBe(15);
  expect(left).toEqual(new Map([['unwanted', 30]]));
  expect(target.bodies.every((body) => Number(body) % 3 === 0)).toBe(true);
  expect(await from.depth()).toMatchObject({ waiting: 30, inFlight: 0 });
});

test('what fails again and comes back during the run is not sent again', async () => {
  const { from, target, start } = scene('billing');
  from.put(...numbered(15));
  const failAgain = () => {
    from.put(...target.messages);
    void target.purge();
  };
  from.onRequest = (request) => (request === 'hold' ? failAgain() : undefined);
  const { moved, left } = await start();
  expect(moved).toBe(15);
  expect(left.get('returned')).toBe(15);
});

test('a message that is refused stays, and the reason is told', async () => {
  const { from, target, start } = scene('billing');
  from.put(...numbered(3));
  target.refuse = ({ body }) => (body === '1' ? 'the key is disabled' : undefined);
  const { moved, left, refusals } = await start();
  expect({ moved, left, refusals }).toEqual({
    moved: 2,
    left: new Map([['refused', 1]]),
    refusals: ['the key is disabled'],
  });
  expect(await from.depth()).toMatchObject({ waiting: 1 });
});

test('it stops between two batches', async () => {
  const { from, target, start, stop } = scene('billing');
  from.put(...numbered(30));
  expect((await start({}, (moved) => (moved === 20 ? stop.abort() : undefined))).moved).toBe(20);
  expect(from.bodies.length + target.bodies.length).toBe(30);
});

describe('a queue that several share', () => {
  const mixed: Sent[] = [
    { body: 'of left', sourceArn: `${ARN}left` },
    { body: 'of right', sourceArn: `${ARN}right` },
    { body: 'of nobody' },
  ];

  test('named itself, each message goes to where it came from', async () => {
    const { from, to, start } = scene('parking');
    from.put(...mixed);
    const { left } = await start();
    expect([...to.values()].map(({ bodies }) => bodies)).toEqual([['of left'], ['of right']]);
    expect(left).toEqual(new Map([['origin', 1]]));
  });

  test('by the name of one source, only what came from there', async () => {
    const { from, target, start } = scene('left');
    from.put(...mixed);
    await start();
    expect(target.bodies).toEqual(['of left']);
    expect(from.bodies).toEqual(['of right', 'of nobody']);
  });
});

test('whenever it is killed, and however often, no message is lost and the next run finishes', async () => {
  const kill = fc.record({
    requests: fc.integer({ min: 1, max: 12 }),
    pause: fc.integer({ max: 2_000, min: 0 }),
  });
  const killing = fc.array(kill, { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 60 }), killing, async (count, kills) => {
      const { clock, from, target, start } = scene('billing');
      from.put(...numbered(count));
      for (const { requests, pause } of kills) {
        let left = requests;
        const die = () => {
          if ((left -= 1) < 0) throw new Error('killed');
        };
        from.onRequest = die;
        target.onRequest = die;
        await start().catch(() => undefined);
        await clock.sleep(pause);
        const everywhere = new Set([...from.bodies, ...target.bodies]);
        expect(everywhere.size).toBe(count);
      }
      from.onRequest = () => undefined;
      target.onRequest = () => undefined;
      await start();
      expect(from.bodies).toEqual([]);
      expect(new Set(target.bodies).size).toBe(count);
      expect(target.bodies.length).toBeLessThanOrEqual(count + 10 * kills.length);
    }),
  );
});

test('a peek takes nothing away and hides nothing', async () => {
  const { from } = scene('billing');
  from.put(...numbered(23));
  const seen = await peek(from, { most: 15 });
  expect(seen.map(({ body }) => body)).toEqual(numbered(15).map(({ body }) => body));
  expect(await from.depth()).toMatchObject({ waiting: 23, inFlight: 0 });
});

test('a peek for some of them looks past the others', async () => {
  const { from } = scene('billing');
  from.put(...numbered(40));
  const seen = await peek(from, { most: 2, wanted: ({ body }) => Number(body) > 30 });
  expect(seen.map(({ body }) => body)).toEqual(['31', '32']);
});
