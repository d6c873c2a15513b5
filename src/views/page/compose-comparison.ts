import type { ElementChange } from '../compare/compare';
import { comparisonGraph } from '../compare/graph';
import type { Topology } from '#model/topology';
import { composeMap, elementsOf, type Knowledge } from './compose';
import type { PageElement } from './element';
import type { PageInput } from './page';

interface Known {
  readonly topology: Topology;
  readonly knowledge: Knowledge;
}

/** Both topologies in one page: what is there now, and what is gone, each with what changed. */
export async function composeComparison(
  before: Known,
  after: Known,
  changes: readonly ElementChange[],
): Promise<PageInput> {
  const graph = comparisonGraph(before.topology, after.topology, changes);
  const now = elementsOf(after.topology, after.knowledge);
  const present = new Set(now.map(({ detail }) => detail.id));
  const gone = elementsOf(before.topology, before.knowledge).filter(({ detail }) => !present.has(detail.id));
  const byId = new Map(changes.map((change) => [change.id, change]));
  const elements = [...now, ...gone.map((element) => ({ ...element, findings: [], accepted: [] }))].map(
    (element): PageElement => {
      const change = byId.get(element.detail.id);
      return change ? { ...element, change } : element;
    },
  );
  return { ...(await composeMap(after.topology, after.knowledge, graph)), elements, changes };
}
