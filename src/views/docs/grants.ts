import { plainText, table } from '#base/util/markdown';
import { list } from '#base/util/text';
import type { Topology } from '#model/topology';

/** What consumers may do that no arrow shows, each with its reason. */
export function grantsSection({ consumers }: Topology): string[] {
  const rows = [...consumers.values()].flatMap(({ name, grants }) =>
    grants.map(({ actions, resources, reason }) => [
      plainText(name),
      plainText(list(actions)),
      plainText(list(resources)),
      plainText(reason),
    ]),
  );
  if (rows.length === 0) return [];
  return ['## Further permissions', table(['Consumer', 'Actions', 'Resources', 'Reason'], rows)];
}
