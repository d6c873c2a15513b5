import type { OptionSpec } from '../command';

/* Arguments and options that several commands take. */

export const TOPOLOGY = {
  name: 'topology.yaml',
  description: 'the topology; `-` reads standard input (default: topology.yaml, then msgtopo.yaml)',
};

export const ENVIRONMENT: OptionSpec = {
  flags: '-e, --environment <name>',
  kind: 'environment',
  description: 'one environment (default: all that the file declares)',
};

export const QUIET: OptionSpec = {
  flags: '-q, --quiet',
  description: 'say nothing unless something is wrong',
};

export const VERBOSE: OptionSpec = {
  flags: '-v, --verbose',
  description: 'tell which files and environments were read',
};

/** For what is made of one environment only, and is only looked at. */
export const FIRST_ENVIRONMENT: OptionSpec = {
  flags: '-e, --environment <name>',
  kind: 'environment',
  description: 'which environment (default: the first that the file declares)',
};

export const OUT_FILE: OptionSpec = {
  flags: '-o, --out <file>',
  description: 'write to this file (default: standard output)',
};
/** On commands that work on one environment. */
export const ONE_ENVIRONMENT: OptionSpec = {
  flags: '-e, --environment <name>',
  kind: 'environment',
  description: 'the environment; needed if the file declares several',
};

export const FORMAT: OptionSpec = {
  flags: '-f, --format <format>',
  description: 'of what is printed',
  choices: ['text', 'json'],
  default: 'text',
};

export const JSON_ONLY: OptionSpec = { flags: '--json', description: 'the same as --format json' };

/** Which messages, by what SNS would do with them. */
export const FILTER_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--filter <policy>',
    description: 'only those that this SNS filter policy (JSON) lets through, on their attributes',
  },
  {
    flags: '--body-filter <policy>',
    description: 'only those that this SNS filter policy (JSON) lets through, on their bodies',
  },
];
