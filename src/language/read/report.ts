import type { Diagnostic } from '#base/diagnostics/diagnostic';

/** Takes a finding; stages go on after it, so that one run shows everything. */
export type Report = (diagnostic: Diagnostic) => void;
