import { setTimeout as pause } from 'node:timers/promises';
import type { Session } from '#local/session';
import { list, quoted } from '#base/util/text';
import type { Context } from '../command';
import type { Result } from '../result';
import type { OneTopology } from './one-environment';

/** Short for a person; and asking for a handful of files costs nothing, on any file system. */
const INTERVAL_MS = 200;

export interface Source {
  hasChanged(): boolean;
  read(): Promise<Result<OneTopology>>;
}

/** Hears of each edition of the file that counts. */
export type Heard = (edition: OneTopology) => void;

async function reload(session: Session, source: Source, { live }: Context, heard: Heard): Promise<void> {
  const next = await source.read();
  if (!next.ok) {
    live.say(`${next.outcome.talk ?? ''}the file has errors; everything goes on as it was`);
    return;
  }
  if (next.value.topology.region !== session.world.region) {
    live.say('the region has changed, which takes a new start; everything goes on as it was');
    return;
  }
  heard(next.value);
  const kept = session.apply(next.value.topology);
  live.say('reloaded: the file as it is now; every message that waited still does');
  if (kept.length > 0) {
    live.say(`${list(quoted(kept))} left the file, and stays until the messages in it are gone`);
  }
}

/** Follows the file until it is stopped. */
export async function reloading(
  session: Session,
  source: Source,
  context: Context,
  stopped: AbortSignal,
  heard: Heard,
): Promise<void> {
  const isStopped = () => stopped.aborted;
  while (!isStopped()) {
    await pause(INTERVAL_MS, undefined, { signal: stopped }).catch(() => undefined);
    if (!isStopped() && source.hasChanged()) await reload(session, source, context, heard);
  }
}
