import type { Json, JsonObject } from '#base/util/json';
import type { LiveProgram } from '../inventory/inventory';
import type { ElementNames } from './names';
import { sketchOf } from './managed';
import type { Elements } from './subscriptions';

/** A program of the file, with what it was found as. */
export interface WrittenProgram {
  readonly name: string;
  readonly live: LiveProgram;
  readonly written: JsonObject;
  /** The same as a consumer that the topology manages, as far as that is known. */
  readonly sketch: JsonObject | undefined;
}

/** `Lambda function shop-biller: timeout 30s, batches of 10`; `--check` finds the program by its start. */
export function programWords({ kind, name }: Pick<LiveProgram, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}

function noteOf(program: LiveProgram): string {
  const { details } = program;
  return details.length === 0 ? programWords(program) : `${programWords(program)}: ${details.join(', ')}`;
}

/** Who uses the queues and topics, and runs as before: consumers of type `external`, for which nothing is made. */
export function writePrograms(
  programs: readonly LiveProgram[],
  names: ElementNames,
  { queue, topic }: Pick<Elements, 'queue' | 'topic'>,
): WrittenProgram[] {
  const named = (arns: readonly string[], nameOf: (arn: string) => string | undefined) =>
    arns.flatMap((arn) => nameOf(arn) ?? []);
  return programs.map((live) => {
    const queues = named(live.queues, queue);
    const sends = named(live.sends, queue);
    const publishes = named(live.publishes, topic);
    const reads: JsonObject = queues.length === 1 ? { queue: queues[0] as Json } : { queues };
    const edges: JsonObject = {
      ...(queues.length > 0 ? reads : {}),
      ...(publishes.length > 0 ? { publishes } : {}),
      ...(sends.length > 0 ? { sends } : {}),
    };
    return {
      name: names.nameFor(programWords(live), live.name),
      live,
      written: {
        type: 'external',
        note: noteOf(live),
        ...edges,
      },
      sketch: sketchOf(live, edges, { queue, topic }),
    };
  });
}
