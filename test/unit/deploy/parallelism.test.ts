import { parallelismFor } from '../../../src/deploy/parallelism';
import { topologyOf } from '../topology-of';

function queues(count: number): string {
  const ids = Array.from({ length: count }, (_, index) => `  work-${index}: {}`);
  return `topics: { events: {} }\nqueues:\n${ids.join('\n')}`;
}

test('as many operations as the widest level of the graph has, within bounds', () => {
  expect(parallelismFor(topologyOf(queues(2)))).toBe(10);
  expect(parallelismFor(topologyOf(queues(40)))).toBe(41);
  expect(parallelismFor(topologyOf(queues(500)))).toBe(64);
});
