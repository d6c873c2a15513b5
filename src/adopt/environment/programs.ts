import type { JsonObject } from '#base/util/json';
import { notifyingBuckets } from '#model/buckets';
import type { Topology } from '#model/topology';
import { pairsOf } from '../compare/pairs';
import { isIn } from '../compare/program-drift';
import type { Inventory, Untold } from '../inventory/inventory';
import { ElementNames, type Place } from '../write/names';
import { namingThere } from './names';
import { programWords, writePrograms, type WrittenProgram } from '../write/programs';

/* The programs of another environment: the same as those of the file, under names of their own. */

/** What may be a publisher of the file. */
const MAYBE_PUBLISHER = /^(EventBridge|S3) /;

function writtenIn(topology: Topology, inventory: Inventory, place: Place): WrittenProgram[] {
  const { topics, queues } = pairsOf(topology, inventory);
  const nameOf = new Map([...topics, ...queues].map(({ element, live }) => [live.arn, element.name]));
  const names = new ElementNames(namingThere(inventory, place), place, 'consumer');
  const elements = { queue: (arn: string) => nameOf.get(arn), topic: (arn: string) => nameOf.get(arn) };
  return writePrograms(inventory.programs ?? [], names, elements);
}

/** What each program is called here, over the note that the file has of it. */
export function notesIn(topology: Topology, inventory: Inventory, place: Place): JsonObject {
  const written = writtenIn(topology, inventory, place).flatMap(({ name, written: { note } }) => {
    const consumer = topology.consumers.get(name);
    const isOther = consumer?.kind === 'external' && consumer.note !== undefined && consumer.note !== note;
    return isOther ? [[name, { note: note! }] as const] : [];
  });
  return Object.fromEntries(written);
}

function namesOf(elements: readonly { readonly name: string }[]): string {
  return elements
    .map(({ name }) => name)
    .sort()
    .join();
}

/** Programs that the file does not have, or that use other topics and queues here. */
export function foreignIn(topology: Topology, inventory: Inventory, place: Place): Untold[] {
  // A rule, schedule or bucket of the file itself.
  const publishers = new Set([
    ...Array.from(topology.publishers.values(), (one) =>
      'physicalName' in one ? one.physicalName : undefined,
    ),
    ...notifyingBuckets(topology).map(({ bucket }) =>
      typeof bucket === 'string' ? bucket : bucket.physicalName,
    ),
  ]);
  return writtenIn(topology, inventory, place).flatMap(({ name, live, written }): Untold[] => {
    const told = { what: live.kind, name: live.name };
    if (MAYBE_PUBLISHER.test(live.kind) && publishers.has(live.name)) return [];
    const consumers = [...topology.consumers.values()];
    if (consumers.some((one) => !('note' in one) && isIn(one, live))) return [];
    const consumer = topology.consumers.get(name);
    if (consumer?.kind !== 'external' || consumer.note?.startsWith(programWords(live)) !== true) {
      return [{ ...told, because: 'the file has no consumer for it' }];
    }
    const { queue, queues = [queue], publishes = [], sends = [] } = written as Record<string, string[]>;
    const here = [queues, publishes, sends].map((edges) => edges.filter(Boolean).flat().sort().join());
    const said = [consumer.queues, consumer.publishes, consumer.sends].map(namesOf);
    const isSame = here.every((edges, index) => edges === said[index]);
    return isSame
      ? []
      : [{ ...told, because: `it uses other topics or queues here than consumer \`${name}\` of the file` }];
  });
}
