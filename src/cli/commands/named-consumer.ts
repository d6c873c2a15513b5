import { usageProblem } from '../command';
import { suggest } from '#base/diagnostics/suggest';
import { list, quoted } from '#base/util/text';
import type { Consumer } from '#model/consumer';
import type { Topology } from '#model/topology';
import { ended, ok, type Result } from '../result';

/** The consumer that a command is for. */
export function namedConsumer(
  { consumers }: Topology,
  name: string | undefined,
  command: string,
): Result<Consumer> {
  const known = [...consumers.keys()];
  const all = known.length === 0 ? 'the file has no consumers' : `the file has ${list(quoted(known))}`;
  if (name === undefined)
    return ended(usageProblem('which consumer?', `${all}: \`msgtopo ${command} NAME\``));
  const found = consumers.get(name);
  return found
    ? ok(found)
    : ended(usageProblem(`there is no consumer \`${name}\``, suggest(name, known) ?? all));
}
