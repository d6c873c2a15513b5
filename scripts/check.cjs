/**
 * Everything that CI proves, in one command: `npm run check`. Stops at the first step that fails; after the tests it
 * prints how many passed and failed.
 */
const { spawnSync } = require('node:child_process');
const { mkdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const RESULTS = join(ROOT, '.cache', 'results');

const CHECKS = [
  ['format', ['npm', 'run', '-s', 'format']],
  ['build', ['npm', 'run', '-s', 'build']],
  ['lint', ['npm', 'run', '-s', 'lint']],
  ['types', ['npm', 'run', '-s', 'types']],
  ['architecture', ['npm', 'run', '-s', 'arch']],
  ['unused code', ['npm', 'run', '-s', 'unused']],
  ['generated files', ['npm', 'run', '-s', 'generate', '--', '--check']],
  ['tools', ['node', 'scripts/setup-tools.cjs']],
];

const SUITES = { unit: 'jest.config.cjs', 'end-to-end': 'jest.e2e.config.cjs' };

function succeeds(name, [program, ...args]) {
  console.log(`\n== ${name}`);
  return spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;
}

/** Without a line of its own at the end, the tests would be counted suite by suite. */
function runSuite(name, config) {
  const results = join(RESULTS, `${name}.json`);
  const jest = [
    'npx',
    'jest',
    '--config',
    config,
    '--json',
    `--outputFile=${results}`,
    '--reporters=default',
  ];
  const ok = succeeds(`${name} tests`, jest);
  const {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
  } = JSON.parse(readFileSync(results));
  return { ok, passed, failed, skipped };
}

mkdirSync(RESULTS, { recursive: true });
const broken = CHECKS.find(([name, command]) => !succeeds(name, command));
if (broken) {
  console.error(`\n${broken[0]}: failed`);
  process.exit(1);
}

const suites = Object.entries(SUITES).map(([name, config]) => runSuite(name, config));
const total = (key) => suites.reduce((sum, suite) => sum + suite[key], 0);
const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
console.log(`\n${total('passed')} passed, ${total('failed')} failed${skipped}`);
process.exitCode = suites.every(({ ok }) => ok) ? 0 : 1;
