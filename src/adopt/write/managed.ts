import { jsonText, type JsonObject } from '#base/util/json';
import type { LiveManaged, LiveProgram } from '../inventory/inventory';
import type { Elements } from './subscriptions';

type Named = Pick<Elements, 'queue' | 'topic'>;

/** Settings that all queues have alike are those of the function. */
function readingKeys({ readings }: LiveManaged, { queue }: Named): JsonObject {
  const [first = {}, ...others] = readings.values();
  if (others.every((one) => jsonText(one) === jsonText(first))) return first;
  const named = Array.from(readings, ([arn, keys]) => [queue(arn) ?? '', keys] as const);
  return { eventSources: Object.fromEntries(named.filter(([name]) => name !== '')) };
}

function environmentOf({ variables }: LiveManaged, { queue, topic }: Named): JsonObject {
  const entries = variables.flatMap(({ name, arn, isUrl }): [string, string][] => {
    const [asTopic, asQueue] = [topic(arn), queue(arn)];
    if (asTopic !== undefined) return [[name, `\${topics.${asTopic}.arn}`]];
    return asQueue === undefined ? [] : [[name, `\${queues.${asQueue}.${isUrl ? 'url' : 'arn'}}`]];
  });
  return entries.length > 0 ? { environment: Object.fromEntries(entries) } : {};
}

/** A consumer that the topology manages in place of a program, as far as it is known. */
export function sketchOf({ managed }: LiveProgram, edges: JsonObject, names: Named): JsonObject | undefined {
  if (!managed) return undefined;
  const { type, keys } = managed;
  return { type, ...edges, ...keys, ...readingKeys(managed, names), ...environmentOf(managed, names) };
}
