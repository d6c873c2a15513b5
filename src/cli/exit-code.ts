/** What the process ends with; a contract with scripts. */
export const EXIT = {
  done: 0,
  /** An invalid topology, a failed test, a refused plan. */
  findings: 1,
  /** Wrong options, no such file, no permission; no Terraform, no credentials. */
  usage: 2,
  /** A bug in msgtopo. */
  bug: 3,
  /** Stopped by Ctrl-C or SIGTERM, as shells count it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
