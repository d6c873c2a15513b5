/** What the process ends with; a contract with scripts. */
export const EXIT = {
  done: 0,
  /** An invalid topology, a failed test, a refused plan. */
  findings: 1,
  /** Wrong options, no such file, no permission. */
  usage: 2,
  /** A bug in msgtopo. */
  bug: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
