import { inParallel } from '#base/util/in-parallel';
import type { LiveProgram } from '../inventory/inventory';
import type { FoundProgram } from '../programs/found';
import { programsOf, type Elements } from '../programs/programs';
import { bucketsNamedIn } from './buckets';
import { AT_A_TIME, unlessRefused, type Reading } from './reading';

/** Each bucket by itself: one of another account shows its list to nobody else. */
async function readBuckets(reading: Reading, elements: Elements): Promise<FoundProgram[]> {
  const found = await inParallel(bucketsNamedIn(elements), AT_A_TIME, (bucket) =>
    unlessRefused(reading, `notifications of bucket ${bucket}`, () => reading.account.notifications(bucket)),
  );
  return found.flatMap((one) => one ?? []);
}

/** Who uses what was found, as far as the reader may see it. */
export async function programsIn(reading: Reading, elements: Elements): Promise<LiveProgram[]> {
  if (elements.queues.length + elements.topics.length === 0) return [];
  const { account } = reading;
  const found = await Promise.all([
    unlessRefused(reading, 'functions', () => account.functions()),
    unlessRefused(reading, 'services of ECS', () => account.services()),
    unlessRefused(reading, 'pipes', () => account.pipes()),
    unlessRefused(reading, 'rules', () => account.rules()),
    unlessRefused(reading, 'schedules', () => account.schedules()),
    readBuckets(reading, elements),
  ]);
  return programsOf(
    found.flatMap((some) => some ?? []),
    new Map(),
    elements,
  );
}
