import { parallelismFor } from '#deploy/apply/parallelism';
import { topologyOf } from '#test/unit/topology-of';

const SHARED = { stack: undefined };

function queues(count: number): string {
  const ids = Array.from({ length: count }, (_, index) => `  work-${index}: {}`);
  return `topics: { events: {} }\nqueues:\n${ids.join('\n')}`;
}

test('as many operations as the widest level of the graph has, within bounds', () => {
  expect(parallelismFor(topologyOf(queues(2)), SHARED)).toBe(10);
  expect(parallelismFor(topologyOf(queues(40)), SHARED)).toBe(41);
  expect(parallelismFor(topologyOf(queues(200)), SHARED)).toBe(201);
  expect(parallelismFor(topologyOf(queues(600)), SHARED)).toBe(500);
});

test('a stack is as wide as what stands in it', () => {
  const split = queues(40)
    .replaceAll('{}', '{ stack: work }')
    .replace('events: { stack: work }', 'events: {}');
  expect(parallelismFor(topologyOf(split), { stack: 'work' })).toBe(40);
  expect(parallelismFor(topologyOf(split), SHARED)).toBe(10);
});
