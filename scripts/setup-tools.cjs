/**
 * Makes `.cache/venv` with the Python programs that the tests use: an emulator of AWS, a scanner of Terraform, and a
 * validator of JSON Schema. Does nothing if they are there already. Without Python, or without a network, the tests that
 * need them are skipped, and this says so; with `CI` set it fails instead.
 */
const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const REQUIREMENTS = join(__dirname, 'requirements.txt');
const VENV = join(__dirname, '..', '.cache', 'venv');

/** Written last, so an installation that stopped halfway is not taken for a whole one. */
const STAMP = join(VENV, 'packages.txt');

const packages = readFileSync(REQUIREMENTS, 'utf8').trim();

function run(program, args) {
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}

function isReady() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === packages;
}

function install() {
  rmSync(STAMP, { force: true });
  mkdirSync(join(VENV, '..'), { recursive: true });
  run('python3', ['-m', 'venv', VENV]);
  const pip = ['install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS];
  run(join(VENV, 'bin', 'pip'), pip);
  writeFileSync(STAMP, packages);
}

try {
  if (!isReady()) install();
} catch (failure) {
  const reason = 'the emulator and the scanner need Python 3.9 or newer with venv, and packages from PyPI';
  const isCi = Boolean(process.env.CI);
  console.error(`${isCi ? 'setup-tools' : 'SKIPPED'}: ${reason}: ${failure.message}`);
  if (isCi) process.exitCode = 1;
}
