import type { Boundary } from './boundary';
import { COUNTS } from './counts';
import { SCALING } from './scaling';
import { SIZES } from './sizes';
import { TIMES } from './times';

/** Of every rule that compares: the last that is right, and the first that is not. */
export const BOUNDARIES: readonly Boundary[] = [...COUNTS, ...SCALING, ...SIZES, ...TIMES];
