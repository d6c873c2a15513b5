/** The main job on a fresh checkout: a topology to start from, its proof, and its Terraform, in `.quickstart`. */
const { execFileSync } = require('node:child_process');
const { mkdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, '.quickstart');

function msgtopo(...args) {
  console.log(`\n$ msgtopo ${args.join(' ')}`);
  execFileSync(process.execPath, [join(ROOT, 'dist/bin/msgtopo.js'), ...args], {
    cwd: FOLDER,
    stdio: 'inherit',
  });
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
msgtopo('init', '--template', 'fan-out');
msgtopo('validate');
msgtopo('synth');
