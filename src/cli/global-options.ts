import type { OptionSpec } from './command';

/** Options that every command takes. */
export const GLOBAL_OPTIONS = [
  { flags: '--no-color', description: 'no colours; NO_COLOR and FORCE_COLOR work too' },
  { flags: '--debug', description: 'show where an internal error comes from' },
] as const satisfies readonly OptionSpec[];
