import { applied } from '#test/support/editor';
import { editor, TOPOLOGY, withText } from './scene';

describe('names', () => {
  test('a definition is where the name is declared', async () => {
    const { definition, uriOf } = await editor();
    expect(await definition(withText('queue: shipping', 'queue: ship|ping'))).toEqual([
      {
        uri: uriOf('topology.yaml'),
        range: { start: { line: 17, character: 2 }, end: { line: 17, character: 10 } },
      },
    ]);
    expect(await definition(withText('name: shop', 'na|me: shop'))).toEqual([]);
  });

  test('references are the declaration, the override and the subscription', async () => {
    const { references } = await editor();
    const found = await references(withText('  billing:\n', '  bil|ling:\n'));
    expect(found!.map(({ range }) => range.start.line)).toEqual([7, 15, 19]);
  });

  test.each<[string, string, string, string, readonly (readonly [string, string])[]]>([
    [
      'a queue with keys',
      '  billing:\n',
      '  bil|ling:\n',
      'bills',
      [
        ['queues: { billing: {', 'queues: { bills: {'],
        ['  billing:\n    ret', '  bills:\n    renamedFrom: billing\n    ret'],
        ['queue: billing', 'queue: bills'],
      ],
    ],
    [
      'a queue without, from a reference',
      'queue: shipping',
      'queue: ship|ping',
      'parcels',
      [
        ['  shipping: {}', '  parcels: { renamedFrom: shipping }'],
        ['queue: shipping', 'queue: parcels'],
      ],
    ],
    [
      'a topic with nothing',
      '  orders:\n',
      '  ord|ers:\n',
      'events',
      [
        ['  orders:\n', '  events:\n    renamedFrom: orders\n'],
        ['{ topic: orders', '{ topic: events'],
        ['- topic: orders', '- topic: events'],
      ],
    ],
    [
      'a filter, which AWS knows nothing of',
      'filter: paid',
      'filter: pa|id',
      'bought',
      [
        ['  paid: {', '  bought: {'],
        ['filter: paid', 'filter: bought'],
      ],
    ],
  ])('a rename of %s', async (_, old, marked, name, changes) => {
    const { rename, uriOf, findings } = await editor();
    const edits = (await rename(withText(old, marked), name))[uriOf('topology.yaml')]!;
    const renamed = applied(TOPOLOGY, edits);
    expect(renamed).toBe(changes.reduce((text, [from, to]) => text.replace(from, to), TOPOLOGY));
    const errors = (await findings(renamed)).filter(({ severity }) => severity === 1);
    expect(errors).toEqual([]);
  });

  test('an environment, a name that is none, and what is no name are refused', async () => {
    const { rename, prepareRename } = await editor();
    await expect(rename(withText('  dev: {}', '  d|ev: {}'), 'test')).rejects.toThrow(
      'cannot be renamed here',
    );
    await expect(rename(withText('  shipping:', '  ship|ping:'), 'Bad Name')).rejects.toThrow(
      'lower-case letters',
    );
    await expect(rename(withText('name: shop', 'name: sh|op'), 'x')).rejects.toThrow('there is no name here');
    expect(await prepareRename(withText('name: shop', 'name: sh|op'))).toBeNull();
  });
});
