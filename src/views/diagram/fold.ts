import type { Graph } from './graph';

/** Queues that do nothing but keep what failed, the same in both topologies of a comparison. */
function keepers({ nodes, edges }: Graph): ReadonlySet<string> {
  const busy = new Set(
    edges.flatMap(({ kind, from, to }) => (kind === 'dead-letters' ? [from] : [from, to])),
  );
  const quiet = nodes.filter(
    ({ id, kind, change = 'same' }) => kind === 'dead-letter-queue' && change === 'same' && !busy.has(id),
  );
  return new Set(quiet.map(({ id }) => id));
}

/** The same picture without queues that only keep dead letters, and without their arrows. */
export function withoutDeadLetters(graph: Graph): Graph {
  const gone = keepers(graph);
  return {
    ...graph,
    nodes: graph.nodes.filter(({ id }) => !gone.has(id)),
    edges: graph.edges.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
    groups: graph.groups.filter(({ deadLetters }) => !gone.has(deadLetters)),
  };
}
