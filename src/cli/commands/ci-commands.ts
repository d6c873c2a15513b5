import { command, type Command, type CommandSpec, type OptionSpec } from '../command';
import { FIRST_ENVIRONMENT, QUIET, TOPOLOGY } from './option-specs';

function optionsFor(file: string) {
  return [
    { flags: '-b, --branch <name>', description: 'the branch to deploy', default: 'main' },
    { flags: '-o, --out <file>', description: `where to write it (default: ${file})` },
    { flags: '--force', description: 'overwrite an existing file' },
    QUIET,
  ] as const satisfies readonly OptionSpec[];
}

export const CI_GITHUB = {
  name: 'ci github',
  summary: 'write a GitHub Actions workflow: validate, plan, comment, deploy',
  arguments: [TOPOLOGY],
  options: optionsFor('.github/workflows/msgtopo.yml'),
  examples: ['msgtopo ci github', 'msgtopo ci github --branch trunk --force'],
} as const satisfies CommandSpec;

export const CI_GITLAB = {
  name: 'ci gitlab',
  summary: 'write a GitLab pipeline: validate, plan, comment, deploy',
  arguments: [TOPOLOGY],
  options: optionsFor('.gitlab-ci.yml'),
  examples: ['msgtopo ci gitlab', 'msgtopo ci gitlab --out .gitlab/msgtopo.yml'],
} as const satisfies CommandSpec;

export const PERMISSIONS = {
  name: 'permissions',
  summary: 'print the IAM policies of a role that plans or deploys a topology, or of what is deployed',
  arguments: [TOPOLOGY],
  options: [
    FIRST_ENVIRONMENT,
    {
      flags: '--for <purpose>',
      description: 'to plan, to deploy, or what the deployed elements may do when they run',
      choices: ['plan', 'deploy', 'run'],
      default: 'deploy',
    },
    {
      flags: '--trust <repository>',
      description: 'print the trust policy instead, for `github:my-org/shop` or `gitlab:my-org/shop@branch`',
    },
    {
      flags: '-f, --format <format>',
      description: 'output format',
      choices: ['json'],
      default: 'json',
    },
    { flags: '-o, --out <dir>', description: 'write each policy to its own file in this folder' },
    QUIET,
  ],
  examples: [
    'msgtopo permissions -e prod --for plan > plan.json',
    'msgtopo permissions -e prod --out policies',
    'msgtopo permissions -e prod --for run',
    'msgtopo permissions -e prod --trust github:my-org/shop > trust.json',
  ],
} as const satisfies CommandSpec;

/** The commands for whatever deploys: its workflow, and what it may do. */
export const CI_COMMANDS: readonly Command[] = [
  command(CI_GITHUB, async () => ({ run: (await import('./ci')).github })),
  command(CI_GITLAB, async () => ({ run: (await import('./ci')).gitlab })),
  command(PERMISSIONS, () => import('./permissions')),
];
