import type { JsonObject } from '#base/util/json';
import type { Inventory } from '../inventory/inventory';
import type { ElementNames } from './names';
import { writePrograms, type WrittenProgram } from './programs';
import type { Elements } from './subscriptions';
import { writeWorkers } from './workers';

interface WrittenConsumers {
  readonly section: JsonObject;
  /** Those that stay as they are. */
  readonly programs: readonly WrittenProgram[];
}

/** The section `consumers`: what is made anew, and what stays as it is under names that are free. */
export function writeConsumers(
  { workers = [], programs = [] }: Inventory,
  names: ElementNames,
  elements: Elements,
): WrittenConsumers {
  const made = writeWorkers(workers, elements);
  for (const worker of Object.keys(made)) names.nameFor(worker, worker);
  const staying = writePrograms(programs, names, elements);
  const entries = staying.map(({ name, written }) => [name, written] as const);
  return { section: { ...made, ...Object.fromEntries(entries) }, programs: staying };
}
