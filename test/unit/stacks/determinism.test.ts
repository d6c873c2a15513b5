import fc from 'fast-check';
import { shuffled, topologyFile, type File } from '#test/support/arbitrary-topology';
import { synthesizedText } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const textOf = (file: unknown) => synthesizedText(topologyOf(JSON.stringify(file)));

test('the order of keys and subscriptions in the file changes no byte', () => {
  const order = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(topologyFile, order, (file: File, ranks) => {
      const random = () => ranks.next().value as number;
      const other = textOf(shuffled(file, random));
      expect(other).toBe(textOf(file));
    }),
    { numRuns: 100 },
  );
});

test('nothing of the machine is in the output', () => {
  fc.assert(
    fc.property(topologyFile, (file) => {
      expect(textOf(file)).not.toMatch(/"(\/(?!\/)|[A-Z]:\\)|node_modules|\/tmp|\/home/);
    }),
    { numRuns: 30 },
  );
});
