import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Clock } from '#local/clock';
import type { Route } from '#local/server/http';
import { startServer } from '#local/server/server';
import { STANDARD_WORLD, World } from '#local/world';
import { writeFileAtomically } from '#base/util/files';
import { countOf, fallen, type Count, type Counts } from './counts';
import { SUITES, type Suite } from './suites';

/*
 * `npm run suites -- localstack FOLDER` or `moto FOLDER`: runs tests that others recorded on AWS against `msgtopo dev`, and
 * fails where fewer pass than `test/public-suites.json` says. FOLDER is a checkout of the suite at the commit that
 * `suites.ts` names: `git clone` it beside the project, as nothing of it is committed here. Python 3.13 with venv has to be
 * there, as PYTHON says if not as `python3`. What follows a second `--` goes to pytest, and nothing is compared then.
 * `--update` raises the counts to what passed.
 */

const ROOT = join(__dirname, '../..');
const COUNTS = join(ROOT, 'test/public-suites.json');
const CACHE = join(ROOT, '.cache/suites');

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env, cwd: CACHE });
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
}

/** The Python of a suite, with what it needs. */
async function pythonOf(name: string, { packages }: Suite): Promise<string> {
  const folder = join(CACHE, name);
  const python = join(folder, 'bin/python');
  const stamp = join(folder, 'packages.txt');
  const wanted = packages.join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return python;
  await run(process.env['PYTHON'] ?? 'python3', ['-m', 'venv', folder]);
  await run(python, ['-m', 'pip', 'install', '--quiet', ...packages]);
  writeFileAtomically(stamp, wanted);
  return python;
}

/** What moto's tests call between each other. */
function resetting(world: World): Route {
  return (_, response) => {
    world.queues.clear();
    world.topics.clear();
    world.subscriptions.clear();
    world.applications.clear();
    response.end('{}');
  };
}

async function judge(name: string, suite: Suite, folder: string, more: readonly string[]): Promise<Counts> {
  mkdirSync(CACHE, { recursive: true });
  const python = await pythonOf(name, suite);
  const counts: Record<string, Count> = {};
  for (const [part, files] of Object.entries(suite.parts)) {
    const world = new World({ ...STANDARD_WORLD, account: suite.account, clock: new Clock() });
    const routes = new Map([['POST /moto-api/reset', resetting(world)]]);
    const server = await startServer(world, { port: 0, routes });
    const report = join(CACHE, `${name}-${part}.xml`);
    const paths = [__dirname, folder].join(':');
    const env = { ...process.env, ...suite.env(new URL(server.url).port), PYTHONPATH: paths };
    const plugins = [...suite.plugins, 'no:cacheprovider'].flatMap((plugin) => ['-p', plugin]);
    const always = ['-q', '--noconftest', '--tb=short', '--continue-on-collection-errors', ...plugins];
    const where = ['-c', '/dev/null', `--rootdir=${folder}`, `--junitxml=${report}`];
    const tests = files.map((file) => join(folder, file));
    await run(python, ['-m', 'pytest', ...always, ...where, ...more, ...tests], env);
    await server.close();
    counts[part] = countOf(readFileSync(report, 'utf8'));
  }
  return counts;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { update: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [name = '', folder = '', ...more] = positionals;
  const suite = SUITES[name];
  if (!suite || !existsSync(join(folder, 'tests'))) {
    console.error(`public-suites: name one of ${Object.keys(SUITES).join(', ')}, and a checkout of it`);
    process.exitCode = 2;
    return;
  }
  const measured = await judge(name, suite, resolve(folder), more);
  for (const [part, { passed, of }] of Object.entries(measured))
    console.log(`${name} ${part}: ${passed} of ${of}`);
  if (more.length > 0) return;
  const floor = JSON.parse(readFileSync(COUNTS, 'utf8')) as Record<string, Counts>;
  const problems = fallen(floor[name] ?? {}, measured);
  for (const problem of problems) console.error(`public-suites: ${name} ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
  else if (values.update)
    writeFileAtomically(COUNTS, `${JSON.stringify({ ...floor, [name]: measured }, undefined, 2)}\n`);
}

void main();
