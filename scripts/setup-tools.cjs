/**
 * Makes `.cache/venv` with the Python programs that the tests use: an emulator of AWS, and a scanner of Terraform.
 * Does nothing where it stands already. Without Python it says so and ends with status 1.
 */
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const PACKAGES = ['moto[server]==5.2.1', 'checkov==3.3.30'];
const VENV = join(__dirname, '..', '.cache', 'venv');
const STAMP = join(VENV, 'packages.txt');

function run(program, args) {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

function isReady() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === PACKAGES.join('\n');
}

function install() {
  mkdirSync(join(VENV, '..'), { recursive: true });
  run('python3', ['-m', 'venv', VENV]);
  run(join(VENV, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...PACKAGES]);
  writeFileSync(STAMP, PACKAGES.join('\n'));
}

try {
  if (!isReady()) install();
} catch (failure) {
  console.error(
    `setup-tools: Python 3.9 or newer with venv is needed for the emulator and the scanner: ${failure.message}`,
  );
  process.exitCode = 1;
}
