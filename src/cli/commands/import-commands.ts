import { command, type Command, type CommandSpec, type OptionSpec } from '../command';
import { FORMAT, JSON_ONLY, TOPOLOGY } from './option-specs';

/** How the topology is written, whatever it is made of. */
const WRITING = [
  {
    flags: '--as <name>',
    description: 'the name of the topology (default: what the names in AWS start with, then the folder)',
  },
  { flags: '-e, --environment <name>', description: 'the environment that this is (default: default)' },
  { flags: '-o, --out <file>', description: 'the topology to write (default: topology.yaml)' },
  { flags: '--force', description: 'overwrite existing files' },
] as const satisfies readonly OptionSpec[];

const INTO = [
  {
    flags: '--into <file>',
    description: 'add the environment to this topology, with what is different in it as its override',
  },
] as const satisfies readonly OptionSpec[];

const PLACE = [
  { flags: '--region <region>', description: 'the region, if the state has several' },
  { flags: '--account <id>', description: 'the account, if the state has several' },
] as const satisfies readonly OptionSpec[];

export const IMPORT_STATE = {
  name: 'import state',
  summary: 'write a topology for what a Terraform state manages',
  arguments: [
    {
      name: 'state',
      description:
        'a folder to run `terraform show` in, a state file, or what `terraform show -json` printed (default: this folder)',
    },
  ],
  options: [
    ...WRITING,
    ...INTO,
    ...PLACE,
    {
      flags: '--live',
      description: 'read the account too: its settings, and who uses what the state manages',
    },
    {
      flags: '--terraform-bin <program>',
      description: 'Terraform or OpenTofu (default: TERRAFORM_BINARY_NAME, then terraform, then tofu)',
    },
    FORMAT,
    JSON_ONLY,
  ],
  examples: [
    'msgtopo import state ../old-terraform',
    'msgtopo import state state.json --as shop -e prod',
    'msgtopo import state ../old-terraform --live -e prod',
    'terraform show -json | msgtopo import state -',
  ],
} as const satisfies CommandSpec;

export const IMPORT_ACCOUNT = {
  name: 'import account',
  summary: 'write a topology for what exists in an account, or compare one with it',
  arguments: [
    { ...TOPOLOGY, description: 'with --check, the topology (default: topology.yaml, then msgtopo.yaml)' },
  ],
  options: [
    {
      flags: '--prefix <text>',
      description: 'only names that start with this; repeat it for several',
      repeatable: true,
    },
    {
      flags: '--name <name>',
      description: 'only the topic or queue of this name; repeat it for several',
      repeatable: true,
    },
    {
      flags: '--tag <key=value>',
      description: 'only what has this tag; repeat it for several',
      repeatable: true,
    },
    { flags: '--region <region>', description: 'the region (default: AWS_REGION)' },
    {
      flags: '--check',
      description: 'write nothing: compare a topology with what exists, and exit 1 if they differ',
    },
    ...WRITING,
    ...INTO,
    FORMAT,
    JSON_ONLY,
  ],
  examples: [
    'msgtopo import account --region eu-west-1 --prefix shop-prod- -e prod',
    'msgtopo import account --tag Team=checkout --as shop',
    'msgtopo import account --prefix shop-dev- -e dev --into topology.yaml',
    'msgtopo import account --check -e prod',
  ],
} as const satisfies CommandSpec;

export const IMPORT_COPILOT = {
  name: 'import copilot',
  summary: 'write a topology for the worker services of AWS Copilot, with what is deployed of them',
  arguments: [{ name: 'folder', description: 'the folder with the manifests (default: copilot)' }],
  options: [
    { flags: '--region <region>', description: 'the region (default: AWS_REGION)' },
    ...WRITING,
    FORMAT,
    JSON_ONLY,
  ],
  examples: [
    'msgtopo import copilot -e prod',
    'msgtopo import copilot ../shop/copilot -e test --region eu-west-1',
  ],
} as const satisfies CommandSpec;

export const IMPORT_CLOUDFORMATION = {
  name: 'import cloudformation',
  summary: 'write a topology for what a stack of CloudFormation, SAM, CDK or Serverless manages',
  arguments: [
    {
      name: 'template',
      description:
        'its template in YAML or JSON, a folder such as `cdk.out` with one, or what `aws cloudformation get-template` ' +
        'printed (default: standard input)',
    },
  ],
  options: [
    {
      flags: '--stack <name>',
      description: 'the name of the stack; the account is read, unless --resources is given',
    },
    {
      flags: '--resources <file>',
      description: 'read no account: what `aws cloudformation list-stack-resources` printed',
    },
    {
      flags: '--parameter <key=value>',
      description: 'with --resources, a parameter of the stack; repeat it for several',
      repeatable: true,
    },
    { flags: '--region <region>', description: 'the region (default: AWS_REGION)' },
    ...WRITING,
    ...INTO,
    FORMAT,
    JSON_ONLY,
  ],
  examples: [
    'msgtopo import cloudformation template.yaml --stack shop-prod -e prod',
    'msgtopo import cloudformation cdk.out --stack shop-prod --region eu-west-1',
    'msgtopo import cloudformation template.yaml --stack shop-prod --resources resources.json',
  ],
} as const satisfies CommandSpec;

export const IMPORT_COMMANDS: readonly Command[] = [
  command(IMPORT_ACCOUNT, () => import('./import-account')),
  command(IMPORT_CLOUDFORMATION, () => import('./import-cloudformation')),
  command(IMPORT_COPILOT, () => import('./import-copilot')),
  command(IMPORT_STATE, () => import('./import-state')),
];
