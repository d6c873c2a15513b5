import { command, type Command, type CommandSpec } from '../command';
import { REPORTER_NAMES } from '#base/diagnostics/reporters/index';
import { CI_COMMANDS } from './ci-commands';
import { COMPARE_COMMANDS } from './compare-commands';
import { COMPLETION } from './completion-spec';
import { DOCUMENT_COMMANDS } from './document-commands';
import { DEV } from './dev-spec';
import { DRILL } from './drill-spec';
import { MESSAGE_COMMANDS } from './message-commands';
import { IMPORT_COMMANDS } from './import-commands';
import { ENVIRONMENT, QUIET, TOPOLOGY, VERBOSE } from './option-specs';
import { OPERATION_COMMANDS } from './operation-commands';
import { TERRAFORM_COMMANDS } from './terraform-commands';

export const INIT = {
  name: 'init',
  summary: 'write a topology to start from',
  arguments: [{ name: 'dir', description: 'where to write it (default: this folder)' }],
  options: [
    { flags: '-t, --template <name>', description: 'the template', default: 'minimal', kind: 'template' },
    {
      flags: '-n, --name <name>',
      description: 'the name of the topology (default: as in the template; on a terminal you are asked)',
    },
    { flags: '-r, --region <region>', description: 'the AWS region (default: the same)' },
    { flags: '-l, --list', description: 'show the templates' },
    QUIET,
  ],
  examples: [
    'msgtopo init',
    'msgtopo init --template fan-out infra',
    'msgtopo init --name shop --region eu-central-1',
    'msgtopo init --list',
  ],
} as const satisfies CommandSpec;

export const VALIDATE = {
  name: 'validate',
  summary: 'find mistakes in a topology',
  arguments: [TOPOLOGY],
  options: [
    ENVIRONMENT,
    {
      flags: '-f, --format <format>',
      description: 'output format (default: text; in GitHub Actions github)',
      choices: REPORTER_NAMES,
    },
    { flags: '--paths', description: 'show each delivery path, and why it works or where it breaks' },
    { flags: '-w, --watch', description: 'validate again when a file changes, until Ctrl-C' },
    {
      flags: '--fix',
      description: 'write the remedy of each error where only one is possible, and show the changes',
    },
    QUIET,
    VERBOSE,
  ],
  examples: [
    'msgtopo validate',
    'msgtopo validate --fix',
    'msgtopo validate --paths',
    'msgtopo validate -e prod --format json',
    'msgtopo validate --format sarif > msgtopo.sarif',
    'cat topology.yaml | msgtopo validate -',
  ],
} as const satisfies CommandSpec;

export const EXPLAIN = {
  name: 'explain',
  summary: 'explain a finding, with a bad and a good example',
  arguments: [{ name: 'rule', description: 'the name in brackets after `error` or `warning`', kind: 'rule' }],
  options: [{ flags: '-l, --list', description: 'show all rules' }],
  examples: ['msgtopo explain no-dead-letters', 'msgtopo explain --list'],
} as const satisfies CommandSpec;

export const SYNTH = {
  name: 'synth',
  summary: 'write plain Terraform',
  arguments: [TOPOLOGY],
  options: [
    ENVIRONMENT,
    { flags: '-o, --out <dir>', description: 'output folder (default: CDKTF_OUTDIR, then cdktf.out)' },
    { flags: '--hcl', description: 'HCL instead of JSON' },
    QUIET,
    VERBOSE,
  ],
  examples: ['msgtopo synth', 'msgtopo synth -e prod --out build/terraform', 'msgtopo synth --hcl'],
} as const satisfies CommandSpec;

export const MIGRATE = {
  name: 'migrate',
  summary: 'write the steps that move a topology from one queue to another',
  arguments: [
    { name: 'queue', description: 'the word `queue`', choices: ['queue'] },
    { name: 'old', description: 'the queue, as it is called now', kind: 'queue' },
    { name: 'new', description: 'the new name' },
    TOPOLOGY,
  ],
  options: [{ flags: '--fifo', description: 'make the new queue FIFO' }],
  examples: ['msgtopo migrate queue billing bills', 'msgtopo migrate queue billing billing-fifo --fifo'],
} as const satisfies CommandSpec;

export const TEST = {
  name: 'test',
  summary: 'run the flow tests of a topology offline',
  arguments: [TOPOLOGY],
  options: [
    ENVIRONMENT,
    {
      flags: '-f, --format <format>',
      description: 'output format',
      choices: ['text', 'json', 'junit'],
      default: 'text',
    },
    { flags: '--junit [file]', description: 'JUnit XML: to a file, or instead of the text' },
    {
      flags: '--coverage',
      description: 'list subscriptions, filter conditions and dead-letter queues that no flow covers',
    },
    { flags: '--pass-without-flows', description: 'succeed if there are no flows, as a pipeline needs' },
    { flags: '-u, --update', description: 'update the expectations of flows that fail' },
    { flags: '-w, --watch', description: 'test again when a file changes, until Ctrl-C' },
    QUIET,
  ],
  examples: [
    'msgtopo test',
    'msgtopo test --coverage',
    'msgtopo test -e prod --junit results.xml',
    'msgtopo test --update',
  ],
} as const satisfies CommandSpec;

export const SCHEMA = {
  name: 'schema',
  summary: 'print the JSON Schema of the language',
  arguments: [],
  options: [],
  examples: ['msgtopo schema > topology.schema.json'],
} as const satisfies CommandSpec;

export const LSP = {
  name: 'lsp',
  summary: 'serve an editor: findings, completion, hover, definitions, renames and quick fixes',
  arguments: [],
  options: [{ flags: '--stdio', description: 'speak over standard input and output, as it always does' }],
  examples: ['msgtopo lsp --stdio'],
} as const satisfies CommandSpec;

/** Every command, in the order of help. */
export const COMMANDS: readonly Command[] = [
  command(INIT, () => import('./init')),
  command(VALIDATE, () => import('./validate')),
  command(EXPLAIN, () => import('./explain')),
  command(SYNTH, () => import('./synth')),
  ...TERRAFORM_COMMANDS,
  ...IMPORT_COMMANDS,
  command(MIGRATE, () => import('./migrate')),
  ...OPERATION_COMMANDS,
  command(TEST, () => import('./test')),
  command(DRILL, () => import('./drill')),
  command(DEV, () => import('./dev')),
  ...MESSAGE_COMMANDS,
  ...DOCUMENT_COMMANDS,
  ...COMPARE_COMMANDS,
  ...CI_COMMANDS,
  command(SCHEMA, () => import('./schema')),
  command(LSP, () => import('./lsp')),
  command(COMPLETION, async () => ({
    run: (await import('./completion')).completionOf(COMMANDS, GROUPS),
  })),
];

/** What commands of two words have in common. */
export const GROUPS: Readonly<Record<string, string>> = {
  ci: 'write a workflow that validates, plans and deploys',
  import: 'write a topology for what exists already, and let Terraform take it over',
  dlq: 'list, read, send back or delete dead letters',
};
