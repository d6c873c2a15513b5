import type { Topology } from '#model/topology';

/** How each consumer runs that runs here: as the file says in `dev`, or as the command line says instead. */
export function commandsOf(
  { consumers }: Topology,
  chosen: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const written = [...consumers].flatMap(([name, { dev }]) =>
    dev === undefined ? [] : [[name, dev] as const],
  );
  return new Map([...written, ...chosen]);
}
