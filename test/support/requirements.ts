import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHROMIUM } from './browser';
import { ROOT } from './msgtopo';

const VENV = join(ROOT, '.cache/venv');

export const PYTHON = join(VENV, 'bin/python');

/** Written when everything in the folder is installed. */
const INSTALLED = join(VENV, 'packages.txt');

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
    isMet: () => existsSync(INSTALLED),
    help: 'run `node scripts/setup-tools.cjs`, which needs Python',
  },
  schemas: {
    isMet: () => existsSync(INSTALLED),
    help: 'run `node scripts/setup-tools.cjs`, which needs Python',
  },
  scanner: {
    isMet: () => existsSync(INSTALLED),
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
  // Not even `tests` itself runs, since it may prepare something with the tool. `npm run check` reads the tools from the
  // name, and lists them at its end.
  describe.skip(`${name} (needs ${missing.join(', ')})`, () => {
    test(advice, () => undefined);
  });
}
