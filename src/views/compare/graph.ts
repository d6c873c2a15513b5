import { graphOf } from '../diagram/build';
import type { Change, Graph, GraphEdge, GraphGroup, GraphNode } from '../diagram/graph';
import { CHANGES } from '../diagram/kinds';
import type { Topology } from '#model/topology';
import type { ElementChange } from './compare';

type Part = GraphNode | GraphEdge;

function looksDifferent(before: Part, after: Part): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

/** What happened to each part, by id: those that are there now, then those that are gone. */
function judged<T extends Part>(
  before: readonly T[],
  after: readonly T[],
  changed: ReadonlySet<string>,
): { readonly part: T; readonly change: Change }[] {
  const [old, now] = [before, after].map((parts) => new Map(parts.map((part) => [part.id, part])));
  const present = after.map((part) => {
    const previous = old!.get(part.id);
    if (!previous) return { part, change: 'added' as const };
    const isChanged = changed.has(part.id) || looksDifferent(previous, part);
    return { part, change: isChanged ? ('changed' as const) : ('same' as const) };
  });
  const gone = before.filter(({ id }) => !now!.has(id));
  return [...present, ...gone.map((part) => ({ part, change: 'removed' as const }))];
}

/** With the sign before its name: colour alone says nothing to many people, or on paper. */
function signed(change: Change, text: string): string {
  return change === 'same' ? text : `${CHANGES[change].sign} ${text}`.trim();
}

function node({ part, change }: { readonly part: GraphNode; readonly change: Change }): GraphNode {
  return { ...part, label: signed(change, part.label), change };
}

function edge({ part, change }: { readonly part: GraphEdge; readonly change: Change }): GraphEdge {
  const [first = '', ...rest] = part.lines;
  const line = signed(change, first);
  return { ...part, lines: line === '' ? [] : [line, ...rest], change };
}

/** A pair that stood together and is gone stands together still. */
function groups(before: Graph, after: Graph): GraphGroup[] {
  const taken = new Set(after.groups.flatMap(({ queue, deadLetters }) => [queue, deadLetters]));
  const gone = before.groups.filter(({ queue, deadLetters }) => !taken.has(queue) && !taken.has(deadLetters));
  return [...after.groups, ...gone];
}

/** Both topologies in one picture, with what was added, removed and changed. */
export function comparisonGraph(before: Topology, after: Topology, changes: readonly ElementChange[]): Graph {
  const [old, now] = [graphOf(before), graphOf(after)];
  const changed = new Set(changes.filter(({ kind }) => kind === 'changed').map(({ id }) => id));
  const title = old.title === now.title ? now.title : `${old.title} → ${now.title}`;
  return {
    title: `${title}: what changes`,
    nodes: judged(old.nodes, now.nodes, changed).map(node),
    edges: judged(old.edges, now.edges, changed).map(edge),
    groups: groups(old, now),
  };
}
