import type { PageEdge } from '../data';

/** What a message may pass before an element, and what it may come to behind it: elements and the arrows between them. */
export interface Reach {
  readonly before: ReadonlySet<string>;
  readonly behind: ReadonlySet<string>;
}

type End = 'from' | 'to';

function collect(edges: readonly PageEdge[], start: string, near: End, far: End): Set<string> {
  const at = new Map<string, PageEdge[]>();
  for (const edge of edges) {
    const known = at.get(edge[near]);
    if (known) known.push(edge);
    else at.set(edge[near], [edge]);
  }
  const found = new Set<string>();
  const open = [start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const edge of at.get(id) ?? []) {
      found.add(edge.id);
      if (!found.has(edge[far])) open.push(edge[far]);
      found.add(edge[far]);
    }
  }
  return found;
}

/** The reach of an element or an arrow, through all that consumers publish onward. */
export function reachOf(id: string, edges: readonly PageEdge[]): Reach {
  const arrow = edges.find((edge) => edge.id === id);
  const before = collect(edges, arrow?.from ?? id, 'to', 'from');
  const behind = collect(edges, arrow?.to ?? id, 'from', 'to');
  if (!arrow) return { before, behind };
  return { before: before.add(arrow.from), behind: behind.add(arrow.to) };
}

/** What stays in sight in the map, for those who do not see it. */
export function reachWords(id: string, edges: readonly PageEdge[]): string {
  const { before, behind } = reachOf(id, edges);
  const arrows = new Set(edges.map((edge) => edge.id));
  const count = (reach: ReadonlySet<string>) => [...reach].filter((one) => !arrows.has(one)).length;
  return `Elements that lead here: ${count(before)}. Elements that this leads to: ${count(behind)}.`;
}
