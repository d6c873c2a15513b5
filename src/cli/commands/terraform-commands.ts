import { command, type Command, type CommandSpec, type OptionSpec } from '../command';
import { PLAN_REPORTER_NAMES } from '#deploy/plan/reporters/index';
import {
  ENVIRONMENT,
  FORMAT,
  JSON_ONLY,
  ONE_ENVIRONMENT,
  QUIET,
  TOPOLOGY,
  VERBOSE,
  YES,
  type SharedOptions,
} from './option-specs';
import type { ValuesOf } from '../option-values';

const ALLOW = {
  flags: '--allow <danger:element>',
  description: 'allow one dangerous change, as named in the refusal; repeat it to allow several',
  repeatable: true,
} as const satisfies OptionSpec;

const ALLOW_IF_EMPTY = {
  flags: '--allow-if-empty <danger:queue>',
  description:
    'allow a queue to be destroyed or replaced only if it is empty, which is checked again before it is deleted',
  repeatable: true,
} as const satisfies OptionSpec;

const FIND = [
  {
    flags: '--terraform-bin <program>',
    description: 'Terraform or OpenTofu (default: TERRAFORM_BINARY_NAME, then terraform, then tofu)',
  },
  {
    flags: '--provider-mirror <dir>',
    description: 'get providers from this folder, not from the registry (default: MSGTOPO_PROVIDER_MIRROR)',
  },
] as const satisfies readonly OptionSpec[];

/** How Terraform is found and made ready. */
const INITIALIZE = [
  ...FIND,
  { flags: '--migrate-state', description: 'copy the state to the new backend' },
  { flags: '--reconfigure', description: 'use the new backend, and leave the state where it is' },
] as const satisfies readonly OptionSpec[];

const RUN = [
  {
    flags: '--parallelism <n>',
    description: 'operations at a time (default: 10 to 500, as dependencies allow)',
  },
  { flags: '--lock-timeout <time>', description: 'how long to wait for a locked state, for example 10m' },
  ...INITIALIZE,
] as const satisfies readonly OptionSpec[];

const STACK = {
  flags: '--stack <name>',
  description: 'only this stack, and the subscriptions into it; repeat it for several stacks',
  repeatable: true,
} as const satisfies OptionSpec;

const AFFECTED = {
  flags: '--affected [revision]',
  description: 'only stacks that changed since a git revision, or since the last deploy from this folder',
} as const satisfies OptionSpec;

/** What a plan can be asked for. */
export const PLAN_OPTIONS = [
  ALLOW,
  ALLOW_IF_EMPTY,
  STACK,
  AFFECTED,
  QUIET,
  VERBOSE,
  ...RUN,
] as const satisfies readonly OptionSpec[];

export const PLAN = {
  name: 'plan',
  summary: 'show what a deploy would change, and refuse what would lose messages',
  arguments: [TOPOLOGY],
  options: [
    ENVIRONMENT,
    { ...FORMAT, choices: PLAN_REPORTER_NAMES },
    JSON_ONLY,
    { flags: '-o, --out <file>', description: 'write the plan to this file, for `deploy --plan`' },
    { flags: '--exit-code', description: 'exit with status 1 if anything would change' },
    ...PLAN_OPTIONS,
  ],
  examples: [
    'msgtopo plan',
    'msgtopo plan -e prod --out prod.plan',
    'msgtopo plan -e prod --allow replace:queue.billing',
    'msgtopo plan --format markdown > comment.md',
  ],
} as const satisfies CommandSpec;

export const DEPLOY = {
  name: 'deploy',
  summary: 'plan, ask for confirmation, and apply; refuses to lose messages',
  arguments: [TOPOLOGY],
  options: [
    ONE_ENVIRONMENT,
    YES,
    {
      flags: '--move-state',
      description: 'move elements whose `stack` changed from one state to the other',
    },
    { flags: '--plan <file>', description: 'apply exactly this plan, from `plan --out`' },
    ALLOW,
    ALLOW_IF_EMPTY,
    STACK,
    AFFECTED,
    FORMAT,
    JSON_ONLY,
    QUIET,
    VERBOSE,
    ...RUN,
  ],
  examples: [
    'msgtopo deploy',
    'msgtopo deploy -e prod --yes',
    'msgtopo deploy -e prod --plan prod.plan --yes',
  ],
} as const satisfies CommandSpec;

export const DESTROY = {
  name: 'destroy',
  summary: 'delete all resources of one environment',
  arguments: [TOPOLOGY],
  options: [ONE_ENVIRONMENT, YES, STACK, FORMAT, JSON_ONLY, QUIET, VERBOSE, ...RUN],
  examples: ['msgtopo destroy -e dev', 'msgtopo destroy -e dev --yes'],
} as const satisfies CommandSpec;

export const OUTPUTS = {
  name: 'outputs',
  summary: 'print the ARNs and URLs of what is deployed',
  arguments: [TOPOLOGY],
  options: [ONE_ENVIRONMENT, STACK, FORMAT, JSON_ONLY, VERBOSE, ...INITIALIZE],
  examples: ['msgtopo outputs', 'msgtopo outputs -e prod --json'],
} as const satisfies CommandSpec;

export const DOCTOR = {
  name: 'doctor',
  summary: 'check what msgtopo needs here: Terraform, providers, credentials, account, regions and states',
  arguments: [TOPOLOGY],
  options: [ENVIRONMENT, FORMAT, JSON_ONLY, ...FIND],
  examples: ['msgtopo doctor', 'msgtopo doctor -e prod', 'msgtopo doctor --json'],
} as const satisfies CommandSpec;

/** What code that these commands share may ask for; a command need not take all of it. */
export type TerraformOptions = SharedOptions & Partial<ValuesOf<typeof PLAN_OPTIONS>>;

/** The commands that run Terraform. */
export const TERRAFORM_COMMANDS: readonly Command[] = [
  command(PLAN, () => import('./plan')),
  command(DEPLOY, () => import('./deploy')),
  command(DESTROY, () => import('./destroy')),
  command(OUTPUTS, () => import('./outputs')),
  command(DOCTOR, () => import('./doctor')),
];
