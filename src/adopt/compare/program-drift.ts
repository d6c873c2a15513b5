import type { Consumer } from '#model/consumer';
import { eventSourceOf } from '#model/kinds/consumers/event-sources';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { OwnedQueue, Topology } from '#model/topology';
import type { Inventory, LiveProgram, LiveQueue } from '../inventory/inventory';
import { programWords } from '../write/programs';
import type { Drift } from './drift';
import type { Pair, Pairs } from './pairs';

/* Programs that read the queues of a topology otherwise than the file says. Nothing else tells of these. */

/** How an import starts the note of each program. */
const IMPORTED = /^(Lambda function|pipe|ECS service|state machine) /;

/** Programs whose queues AWS itself reads, so that it also says when it does not. */
const READ_BY_AWS = /^(Lambda function|pipe) /;

/** What the file says of a consumer that somebody else runs; `undefined` for any other one. */
function noteOf(consumer: Consumer): string | undefined {
  return 'note' in consumer ? (consumer.note ?? '') : undefined;
}

export function isIn(consumer: Consumer, program: LiveProgram): boolean {
  const note = noteOf(consumer);
  if (note === undefined) return consumer.physicalName === program.name;
  return note.split(': ')[0] === programWords(program);
}

function isForeign(consumers: readonly Consumer[], program: LiveProgram): boolean {
  // A note in other words may well mean it, and a variable may mean much.
  const mayMean = consumers.map(noteOf).some((note) => note !== undefined && !IMPORTED.test(note));
  return !mayMean && program.guessed.length === 0 && !consumers.some((one) => isIn(one, program));
}

function isReadByAws(consumer: Consumer): boolean {
  return consumerFacts(consumer).isPolledByAws || READ_BY_AWS.test(noteOf(consumer) ?? '');
}

/** Lambda alone can be told not to read. */
function isSaidToRead(consumer: Consumer, queue: OwnedQueue): boolean {
  return !('eventSource' in consumer) || eventSourceOf(consumer, queue).enabled;
}

function ofQueue(
  { element, live }: Pair<OwnedQueue, LiveQueue>,
  consumers: readonly Consumer[],
  programs: readonly LiveProgram[],
): Drift[] {
  const own = consumers.filter(({ queues }) => queues.includes(element));
  const reading = programs.filter(({ queues }) => queues.includes(live.arn));
  const drift = own.flatMap((consumer): Drift[] => {
    const found = reading.find((program) => isIn(consumer, program));
    const label = `consumer \`${consumer.name}\``;
    if (!found && isReadByAws(consumer)) {
      return [{ kind: 'missing', message: `nothing reads queue \`${element.name}\` for ${label}` }];
    }
    const stopped = found?.disabled.includes(live.arn) === true && isSaidToRead(consumer, element);
    const message = `${label} is disabled for queue \`${element.name}\`, and the file says that it reads it`;
    return stopped ? [{ kind: 'changed', message }] : [];
  });
  const foreign = reading
    .filter((program) => isForeign(own, program))
    .map((program): Drift => {
      const message = `${programWords(program)} reads queue ${live.name} and is not in the file`;
      return { kind: 'foreign', message };
    });
  return [...drift, ...foreign];
}

/** Programs beside the file, those that stopped reading, and those that are gone. */
export function programDrift(
  topology: Topology,
  { programs, untold }: Inventory,
  { queues }: Pairs,
): Drift[] {
  const isWhole = !untold.some(({ name }) => name === 'functions' || name === 'pipes');
  if (!programs || !isWhole) return [];
  const consumers = [...topology.consumers.values()];
  return queues.flatMap((pair) => ofQueue(pair, consumers, programs));
}
