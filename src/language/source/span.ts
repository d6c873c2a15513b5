import type { Anchor } from '#base/diagnostics/diagnostic';
import type { Path } from '#base/diagnostics/path';

/** Offsets into the text, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Finds the span of what was written at a path, or at its nearest ancestor that exists. */
export type SpanFinder = (path: Path, on: Anchor) => Span;
