import { command, type ArgumentSpec, type Command, type CommandSpec, type OptionSpec } from '../command';
import { COMPARISON_FORMATS } from '#views/compare/formats';
import { ENVIRONMENT, FIRST_ENVIRONMENT, JSON_ONLY, OUT_FILE, QUIET, TOPOLOGY } from './option-specs';
import { PLAN_OPTIONS } from './terraform-commands';

const OLD = {
  name: 'old',
  description: 'a file, a git revision such as `main`, or a file of one such as `main:topology.yaml`',
} as const satisfies ArgumentSpec;

const EXIT_CODE = {
  flags: '--exit-code',
  description: 'exit with status 1 if there are differences',
} as const satisfies OptionSpec;

const BREAKING = {
  flags: '--breaking',
  description:
    'only what breaks publishers or consumers: contracts, filters, subscriptions and names; exit with status 1 if anything does',
} as const satisfies OptionSpec;

const COMPARISON_FORMAT = {
  flags: '-f, --format <format>',
  description: 'output format: text, data, or a picture of what was added, removed and changed',
  choices: COMPARISON_FORMATS,
  default: 'text',
} as const satisfies OptionSpec;

export const COMPARE = {
  name: 'compare',
  summary: 'show what is different between two topologies',
  arguments: [OLD, { name: 'new', description: 'the same (default: topology.yaml, then msgtopo.yaml)' }],
  options: [FIRST_ENVIRONMENT, COMPARISON_FORMAT, JSON_ONLY, OUT_FILE, EXIT_CODE, BREAKING],
  examples: [
    'msgtopo compare HEAD',
    'msgtopo compare old.yaml new.yaml --exit-code',
    'msgtopo compare origin/main:topology.yaml --format markdown',
    'msgtopo compare v1.4.0 --format html --out changes.html',
  ],
} as const satisfies CommandSpec;

export const DIFF = {
  name: 'diff',
  summary: 'compare two topologies, like `compare`; with one or none, plan, like `plan`',
  arguments: [
    { name: 'old', description: `${OLD.description}; without NEW: the topology to plan` },
    { name: 'new', description: 'the same' },
  ],
  options: [
    { ...ENVIRONMENT, description: 'one environment (default: the first to compare, all to plan)' },
    COMPARISON_FORMAT,
    JSON_ONLY,
    { ...OUT_FILE, description: 'write the comparison, or the plan, to this file' },
    EXIT_CODE,
    BREAKING,
    ...PLAN_OPTIONS,
  ],
  examples: [
    'msgtopo diff main HEAD',
    'msgtopo diff old.yaml new.yaml --exit-code',
    'msgtopo diff HEAD~1:topology.yaml topology.yaml --format svg --out changes.svg',
    'msgtopo diff --breaking origin/main topology.yaml',
    'msgtopo diff -e prod',
  ],
} as const satisfies CommandSpec;

export const REVIEW = {
  name: 'review',
  summary: 'say in Markdown what a change does: differences, what breaks, dangers, cost and drills',
  arguments: [OLD, TOPOLOGY],
  options: [ENVIRONMENT, OUT_FILE, QUIET],
  examples: ['msgtopo review main', 'msgtopo review origin/main infra/topology.yaml --out comment.md'],
} as const satisfies CommandSpec;

/** The commands that tell what is different. */
export const COMPARE_COMMANDS: readonly Command[] = [
  command(COMPARE, () => import('./compare')),
  command(DIFF, () => import('./diff')),
  command(REVIEW, () => import('./review')),
];
