import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHROMIUM } from './browser';
import { ROOT } from './msgtopo';

export const PYTHON = join(ROOT, '.cache/venv/bin/python');
export const CHECKOV = join(ROOT, '.cache/venv/bin/checkov');

function runs(program: string): boolean {
  return spawnSync(program, ['--version']).status === 0;
}

const REQUIREMENTS = {
  bash: { isMet: () => runs('bash'), help: 'install bash' },
  zsh: { isMet: () => runs('zsh'), help: 'install zsh' },
  fish: { isMet: () => runs('fish'), help: 'install fish' },
  terraform: {
    isMet: () => runs('terraform'),
    help: 'install Terraform 1.10 or newer',
  },
  emulator: {
    isMet: () => existsSync(PYTHON),
    help: 'run `node scripts/setup-tools.cjs`, which needs Python',
  },
  scanner: {
    isMet: () => existsSync(CHECKOV),
    help: 'run `node scripts/setup-tools.cjs`, which needs Python',
  },
  browser: {
    isMet: () => CHROMIUM !== undefined,
    help: 'install Chromium (Debian: `apt-get install chromium`), or set MSGTOPO_CHROMIUM to where it is',
  },
} as const;

export type Requirement = keyof typeof REQUIREMENTS;

/**
 * A `describe` that is skipped, and says so, where a tool is missing. In CI nothing is skipped: a missing tool is a
 * failure there.
 */
export function describeWith(required: readonly Requirement[], name: string, tests: () => void): void {
  const missing = required.filter((requirement) => !REQUIREMENTS[requirement].isMet());
  if (missing.length === 0) return describe(name, tests);
  const advice = missing.map((requirement) => `${requirement}: ${REQUIREMENTS[requirement].help}`).join('; ');
  if (process.env['CI']) throw new Error(`${name} cannot be tested without ${advice}`);
  console.warn(`SKIPPED: ${name}; ${advice}`);
  describe.skip(name, tests);
}
