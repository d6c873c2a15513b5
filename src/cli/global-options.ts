/** Options that every command takes. */
export const GLOBAL_OPTIONS = [
  ['--no-color', 'no colours; NO_COLOR and FORCE_COLOR are honoured too'],
  ['--debug', 'show where an internal error comes from'],
] as const;
