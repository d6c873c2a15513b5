import type { Random } from './random';
import type { TraceEvent } from './trace';

/** What all parts of a simulation share. */
export interface World {
  /** Seconds from the start. */
  now: number;
  readonly random: Random;
  readonly events: TraceEvent[];
}
