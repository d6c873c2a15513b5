import type { Sent } from '#test/support/fake-queue';
import { ARN, scene } from './scene';

describe('FIFO', () => {
  const inGroups: Sent[] = Array.from({ length: 12 }, (_, index) => ({
    body: `${index % 2 === 0 ? 'even' : 'odd'} ${index}`,
    groupId: index % 2 === 0 ? 'even' : 'odd',
    deduplicationId: `d${index}`,
  }));

  const ofGroup = (bodies: readonly string[], group: string) =>
    bodies.filter((body) => body.startsWith(group));

  test('groups keep their order, and messages their group and deduplication IDs', async () => {
    const { from, target, start } = scene('ledger');
    from.put(...inGroups);
    expect((await start()).moved).toBe(12);
    for (const group of ['even', 'odd']) {
      expect(ofGroup(target.bodies, group)).toEqual(
        ofGroup(
          inGroups.map(({ body }) => body),
          group,
        ),
      );
    }
    const ids = target.messages.map(({ deduplicationId }) => deduplicationId);
    expect(ids.sort()).toEqual(inGroups.map(({ deduplicationId }) => deduplicationId).sort());
  });

  test('behind a refused message nothing of its group is sent', async () => {
    const { from, target, start } = scene('ledger');
    from.put(...inGroups);
    target.refuse = ({ body }) => (body === 'even 4' ? 'no' : undefined);
    await start();
    expect(ofGroup(target.bodies, 'even')).toEqual(['even 0', 'even 2']);
    expect(ofGroup(target.bodies, 'odd')).toHaveLength(6);
    expect(ofGroup(from.bodies, 'even')).toEqual(['even 4', 'even 6', 'even 8', 'even 10']);
  });

  test('what SQS might take for a duplicate waits, and its group with it', async () => {
    const { clock, from, target, start } = scene('ledger');
    const sourceArn = `${ARN}ledger.fifo`;
    from.put({ body: 'first', groupId: 'g', deduplicationId: '1', sourceArn });
    from.put({ body: 'second', groupId: 'g', deduplicationId: '2', sourceArn });
    expect((await start()).left).toEqual(
      new Map([
        ['young', 1],
        ['behind', 1],
      ]),
    );
    expect(target.bodies).toEqual([]);
    await clock.sleep(5 * 60 * 1000);
    expect((await start()).moved).toBe(2);
    expect(target.bodies).toEqual(['first', 'second']);
  });
});
