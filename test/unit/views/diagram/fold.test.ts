import { graphOf } from '#views/diagram/build';
import { withoutDeadLetters } from '#views/diagram/fold';
import { topologyOf } from '#test/unit/topology-of';

test('queues that only keep dead letters can be left out, those with a consumer stay', () => {
  const graph = graphOf(
    topologyOf(`
topics: { orders: {} }
queues: { billing: {}, audit: { deadLetters: { queue: seen } }, seen: { deadLetters: false } }
subscriptions: [{ topic: orders, queue: billing }, { topic: orders, queue: audit }]
consumers: { reader: { type: external, note: a container, queue: seen } }
`),
  );
  const folded = withoutDeadLetters(graph);
  const ids = folded.nodes.map(({ id }) => id);
  expect(graph.nodes.map(({ id }) => id)).toContain('queues.billing_dlq');
  expect(ids).not.toContain('queues.billing_dlq');
  expect(ids).toContain('queues.seen');
  expect(folded.edges.filter(({ to }) => !ids.includes(to))).toEqual([]);
  expect(folded.groups.filter(({ deadLetters }) => !ids.includes(deadLetters))).toEqual([]);
});

test('a comparison does not hide what changed', () => {
  const graph = graphOf(topologyOf('queues: { billing: {} }'));
  const changed = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, change: 'changed' as const })) };
  expect(withoutDeadLetters(changed).nodes).toHaveLength(2);
});
