import type { ArgumentSpec, OptionSpec } from '../command';
import type { ValuesOf } from '../option-values';

/* Arguments and options that several commands take. */

export const TOPOLOGY = {
  name: 'topology.yaml',
  description: 'the topology; `-` reads standard input (default: topology.yaml, then msgtopo.yaml)',
} as const satisfies ArgumentSpec;

export const ENVIRONMENT = {
  flags: '-e, --environment <name>',
  kind: 'environment',
  description: 'one environment (default: all in the file)',
} as const satisfies OptionSpec;

export const QUIET = {
  flags: '-q, --quiet',
  description: 'print nothing unless something is wrong',
} as const satisfies OptionSpec;

export const VERBOSE = {
  flags: '-v, --verbose',
  description: 'show which files and environments were read',
} as const satisfies OptionSpec;

export const YES = {
  flags: '-y, --yes',
  alias: '--auto-approve',
  description: 'do not ask for confirmation; `--auto-approve` is the same',
} as const satisfies OptionSpec;

/** For what is made of one environment only, and is only looked at. */
export const FIRST_ENVIRONMENT = {
  flags: '-e, --environment <name>',
  kind: 'environment',
  description: 'the environment (default: the first in the file)',
} as const satisfies OptionSpec;

export const OUT_FILE = {
  flags: '-o, --out <file>',
  description: 'write to this file (default: standard output)',
} as const satisfies OptionSpec;
/** On commands that work on one environment. */
export const ONE_ENVIRONMENT = {
  flags: '-e, --environment <name>',
  kind: 'environment',
  description: 'the environment; required if the file has several',
} as const satisfies OptionSpec;

export const FORMAT = {
  flags: '-f, --format <format>',
  description: 'output format',
  choices: ['text', 'json'],
  default: 'text',
} as const satisfies OptionSpec;

export const JSON_ONLY = {
  flags: '--json',
  description: 'the same as --format json',
} as const satisfies OptionSpec;

/** Which messages, by what SNS would do with them. */
export const FILTER_OPTIONS = [
  {
    flags: '--filter <policy>',
    description: 'only messages whose attributes match this SNS filter policy (JSON)',
  },
  {
    flags: '--body-filter <policy>',
    description: 'only messages whose body matches this SNS filter policy (JSON)',
  },
] as const satisfies readonly OptionSpec[];

/** What code that several commands share may ask for; a command need not take all of it. */
export type SharedOptions = Partial<
  ValuesOf<readonly [typeof ENVIRONMENT, typeof JSON_ONLY, typeof QUIET, typeof VERBOSE]> &
    Readonly<Record<keyof ValuesOf<readonly [typeof FORMAT]>, string>>
>;
