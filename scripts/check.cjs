/**
 * Everything that CI proves: `npm run check`, or a part of it: `npm run check -- static|unit|e2e`. End-to-end tests mostly
 * wait, so they run beside the static checks and the unit tests, which step back for them. After the first static check
 * that fails nothing else of that part, and no unit test, is run. Where a tool is missing, the tests that need it are
 * skipped and named at the end; with `CI` set they fail instead.
 */
const { spawn } = require('node:child_process');
const { existsSync, mkdirSync, readFileSync, rmSync } = require('node:fs');
const { setPriority } = require('node:os');
const { join, relative } = require('node:path');

const ROOT = join(__dirname, '..');
const RESULTS = join(ROOT, '.cache', 'results');

const BUILD = ['build', 'npm run -s build'];
const TOOLS = ['tools', 'node scripts/setup-tools.cjs'];

const STATIC = [
  ['format', 'npm run -s format'],
  ['types', 'npm run -s types'],
  ['architecture', 'npm run -s arch'],
  ['unused code', 'npm run -s unused'],
  ['generated files', 'npm run -s generate -- --check'],
  ['lint', 'npm run -s lint'],
  ['benchmarks', 'npx tsx benchmarks/index.ts --smoke'],
];

const PARTS = ['static', 'unit', 'e2e'];

/** Names of what has failed so far. */
const failures = [];

/** How far the work that computes steps back for the tests that wait for an answer in time. */
const STEPPED_BACK = 5;

function stepBack(pid) {
  try {
    setPriority(pid, STEPPED_BACK);
  } catch {
    // It ended in the meantime, or the system does not allow it: then it runs as everything else does.
  }
}

/**
 * Runs a command; `true` if it succeeded. What runs beside something else prints its output in one piece at its end.
 */
function succeeds([name, command], { beside = false } = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  if (!beside) console.log(`\n== ${name}`);
  return new Promise((resolve) => {
    const stdio = beside ? ['ignore', 'pipe', 'pipe'] : 'inherit';
    const child = spawn(command, { cwd: ROOT, stdio, shell: true });
    let output = '';
    if (beside) {
      if (child.pid !== undefined) stepBack(child.pid);
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.on('close', (status) => {
      if (beside) console.log(`\n== ${name}\n${output.trimEnd()}`);
      console.log(`== ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds()} s)`);
      if (status !== 0) failures.push(name);
      resolve(status === 0);
    });
  });
}

/** A part that ended before it counted tests. */
const FAILED = { ok: false, passed: 0, failed: 0, skipped: 0, missing: [], named: [] };

/** The tools in the names of skipped tests: `the page (needs browser)`, see test/support/requirements.ts. */
function toolsMissedBy(testResults) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const skipped = tests.filter(({ status }) => status === 'pending');
  return skipped.flatMap(({ ancestorTitles }) =>
    ancestorTitles.flatMap((title) => /\(needs (.+)\)$/.exec(title)?.[1].split(', ') ?? []),
  );
}

/** Colours of Jest's messages. */
const COLOUR = /\x1b\[[0-9;]*m/g;

/** Lines of a failure's message that are printed again at the end. */
const LINES_OF_A_FAILURE = 8;

/**
 * The failed tests with the beginnings of their messages. They are printed again at the end, since whoever reads the log of
 * a pipeline sees that end first.
 */
function failedOf(testResults) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const told = failed.map(({ fullName, failureMessages }) => [fullName, failureMessages.join('\n')]);
    // A suite that could not be loaded has no tests.
    if (told.length === 0 && status === 'failed') told.push(['could not run', message]);
    return told.map(([title, text]) => {
      const lines = text.replace(COLOUR, '').split('\n').slice(0, LINES_OF_A_FAILURE);
      return [`${relative(ROOT, name)}: ${title}`, ...lines.map((line) => `    ${line}`)].join('\n');
    });
  });
}

/** Jest counts suites; the line at the end counts tests. */
async function runSuite([name, config], options) {
  const results = join(RESULTS, `${name}.json`);
  rmSync(results, { force: true });
  const command = `npx jest --config ${config} --json --outputFile=${results} --reporters=default`;
  const ok = await succeeds([`${name} tests`, command], options);
  // Jest writes none if it could not begin, as with a broken configuration.
  if (!existsSync(results)) return FAILED;
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = JSON.parse(
    readFileSync(results, 'utf8'),
  );
  return {
    ok,
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests,
    missing: toolsMissedBy(testResults),
    named: failedOf(testResults),
  };
}

function reportTests(suites) {
  for (const failed of suites.flatMap(({ named }) => named)) console.log(`\n${failed}`);
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

/** Runs one after the other, up to the first that fails. */
async function inTurn(steps, options) {
  for (const step of steps) if (!(await succeeds(step, options))) return false;
  return true;
}

/** What needs the processors all the time. */
async function compute(parts, options) {
  if (parts.has('static') && !(await inTurn(STATIC, options))) return [FAILED];
  return parts.has('unit') ? [await runSuite(['unit', 'jest.config.cjs'], options)] : [];
}

/** What mostly waits: for Terraform, for the emulator, for a browser. */
async function wait(parts) {
  if (!parts.has('e2e')) return [];
  if (!(await succeeds(TOOLS))) return [FAILED];
  return [await runSuite(['end-to-end', 'jest.e2e.config.cjs'])];
}

async function check(parts) {
  const unknown = [...parts].find((part) => !PARTS.includes(part));
  if (unknown !== undefined) {
    console.error(`check: there is no part ${unknown}; parts are ${PARTS.join(', ')}`);
    return 2;
  }
  mkdirSync(RESULTS, { recursive: true });
  if ((parts.has('static') || parts.has('e2e')) && !(await succeeds(BUILD))) return 1;
  const beside = parts.has('e2e') && parts.size > 1;
  const suites = (await Promise.all([compute(parts, { beside }), wait(parts)])).flat();
  if (failures.length > 0) console.log(`\nFAILED: ${failures.join(', ')}`);
  if (suites.length > 0) reportTests(suites);
  return suites.every(({ ok }) => ok) ? 0 : 1;
}

const asked = process.argv.slice(2);
void check(new Set(asked.length > 0 ? asked : PARTS)).then((status) => {
  process.exitCode = status;
});
