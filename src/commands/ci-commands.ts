import type { Command, OptionSpec } from '../cli/command';
import { QUIET, TOPOLOGY } from './option-specs';

function optionsFor(file: string): readonly OptionSpec[] {
  return [
    { flags: '-b, --branch <name>', description: 'the branch that is deployed', default: 'main' },
    { flags: '-o, --out <file>', description: `where to write it (default: ${file})` },
    { flags: '--force', description: 'write over a file that is there' },
    QUIET,
  ];
}

/** The commands that write workflows of continuous integration. */
export const CI_COMMANDS: readonly Command[] = [
  {
    name: 'ci github',
    summary: 'write a workflow of GitHub Actions: prove, plan, comment, deploy',
    arguments: [TOPOLOGY],
    options: optionsFor('.github/workflows/msgtopo.yml'),
    examples: ['msgtopo ci github', 'msgtopo ci github --branch trunk --force'],
    load: async () => ({ run: (await import('./ci')).github }),
  },
  {
    name: 'ci gitlab',
    summary: 'write a pipeline of GitLab: prove, plan, comment, deploy',
    arguments: [TOPOLOGY],
    options: optionsFor('.gitlab-ci.yml'),
    examples: ['msgtopo ci gitlab', 'msgtopo ci gitlab --out .gitlab/msgtopo.yml'],
    load: async () => ({ run: (await import('./ci')).gitlab }),
  },
];
