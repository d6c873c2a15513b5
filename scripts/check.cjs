/**
 * Everything that CI proves: `npm run check`, or a part of it: `npm run check -- static|unit|e2e`. Stops at the first
 * static check that fails. Where a tool is missing, the tests that need it are skipped and named at the end; with `CI`
 * set they fail instead.
 */
const { spawnSync } = require('node:child_process');
const { mkdirSync, readFileSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const RESULTS = join(ROOT, '.cache', 'results');

const STATIC = [
  ['format', 'npm run -s format'],
  ['build', 'npm run -s build'],
  ['lint', 'npm run -s lint'],
  ['types', 'npm run -s types'],
  ['architecture', 'npm run -s arch'],
  ['unused code', 'npm run -s unused'],
  ['generated files', 'npm run -s generate -- --check'],
];

const TOOLS = ['tools', 'node scripts/setup-tools.cjs'];
const BUILD = ['build', 'npm run -s build'];

/** What comes before the tests of a part, and the tests. */
const PARTS = {
  static: { steps: STATIC },
  unit: { steps: [], suite: ['unit', 'jest.config.cjs'] },
  e2e: { steps: [BUILD, TOOLS], suite: ['end-to-end', 'jest.e2e.config.cjs'] },
};

function succeeds([name, command]) {
  console.log(`\n== ${name}`);
  return spawnSync(command, { cwd: ROOT, stdio: 'inherit', shell: true }).status === 0;
}

/** The tools in the names of skipped tests: `the page (needs browser)`, see test/support/requirements.ts. */
function toolsMissedBy(testResults) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => status === 'pending');
  return skipped.flatMap(({ ancestorTitles }) =>
    ancestorTitles.flatMap((title) => /\(needs (.+)\)$/.exec(title)?.[1].split(', ') ?? []),
  );
}

/** Jest counts suites; the line at the end counts tests. */
function runSuite([name, config]) {
  const results = join(RESULTS, `${name}.json`);
  rmSync(results, { force: true });
  const command = `npx jest --config ${config} --json --outputFile=${results} --reporters=default`;
  const ok = succeeds([`${name} tests`, command]);
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  return {
    ok,
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests,
    missing: toolsMissedBy(testResults),
  };
}

function reportTests(suites) {
  const total = (key) => suites.reduce((sum, suite) => sum + suite[key], 0);
  const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
  console.log(`\n${total('passed')} passed, ${total('failed')} failed${skipped}`);
  const missing = new Set(suites.flatMap((suite) => suite.missing));
  if (missing.size > 0) {
    console.log(
      `NOT EVERYTHING WAS TESTED: missing here: ${[...missing].join(', ')}. README.md says what to install.`,
    );
  }
}

function check(names) {
  const unknown = names.find((name) => PARTS[name] === undefined);
  if (unknown !== undefined) {
    console.error(`check: there is no part ${unknown}; parts are ${Object.keys(PARTS).join(', ')}`);
    return 2;
  }
  mkdirSync(RESULTS, { recursive: true });
  const parts = names.map((name) => PARTS[name]);
  const done = new Set();
  for (const step of parts.flatMap(({ steps }) => steps)) {
    if (done.has(step[0])) continue;
    done.add(step[0]);
    if (!succeeds(step)) {
      console.error(`\n${step[0]}: failed`);
      return 1;
    }
  }
  const suites = parts.flatMap(({ suite }) => (suite === undefined ? [] : [runSuite(suite)]));
  if (suites.length > 0) reportTests(suites);
  return suites.every(({ ok }) => ok) ? 0 : 1;
}

const asked = process.argv.slice(2);
process.exitCode = check(asked.length > 0 ? asked : Object.keys(PARTS));
