/**
 * `npm run mutate` breaks the simulator, the guard and the cost estimate in one small way at a time, in a copy of the
 * checkout, and runs their unit tests. A mutant that no test notices is a missing test. It takes a sample of 15 mutants of
 * each part, the same ones each time; `--mutants 100` takes more, and parts can be named. The scores in
 * `test/mutation.json` must not fall; `--update` writes new ones. Not part of `npm run check`, since it takes minutes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mutantsOf, sampleOf, type Mutant } from './mutants';

const ROOT = join(__dirname, '../..');
const COPY = join(ROOT, '.cache/mutate');
const SCORES = join(ROOT, 'test/mutation.json');

/** How many times as long the tests may take with a mutant; one that makes an endless loop is found by it. */
const PATIENCE = 10;

const PARTS: Readonly<Record<string, { readonly sources: string; readonly tests: readonly string[] }>> = {
  simulator: {
    sources: 'src/messages/simulator',
    tests: ['test/unit/messages/simulator', 'test/unit/messages/flow'],
  },
  plan: { sources: 'src/deploy/plan', tests: ['test/unit/deploy/plan'] },
  cost: { sources: 'src/views/cost', tests: ['test/unit/views/cost'] },
};

interface Score {
  readonly mutants: number;
  readonly killed: number;
  readonly survivors: readonly string[];
}

type Scores = Readonly<Record<string, Score>>;

function tracked(...paths: string[]): string[] {
  const output = execFileSync('git', ['ls-files', '--', ...paths], { cwd: ROOT, encoding: 'utf8' });
  return output.split('\n').filter((file) => file !== '' && existsSync(join(ROOT, file)));
}

function copyCheckout(): void {
  rmSync(COPY, { recursive: true, force: true });
  for (const file of tracked('.')) cpSync(join(ROOT, file), join(COPY, file));
  symlinkSync(join(ROOT, 'node_modules'), join(COPY, 'node_modules'));
}

function passes(tests: readonly string[], timeout?: number): boolean {
  const args = ['node_modules/jest/bin/jest.js', '--bail', '--silent', '-i', ...tests];
  const { status } = spawnSync(process.execPath, args, { cwd: COPY, stdio: 'ignore', timeout });
  return status === 0;
}

function survives({ file, text }: Mutant, tests: readonly string[], timeout: number): boolean {
  const path = join(COPY, file);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, text);
  const survived = passes(tests, timeout);
  writeFileSync(path, original);
  return survived;
}

function inWords({ file, line, from, to }: Mutant): string {
  const short = (code: string) => code.replace(/\s+/g, ' ').slice(0, 70);
  return `${file}:${line} \`${short(from)}\` became \`${short(to)}\``;
}

function scoreOf(name: string, count: number): Score {
  const { sources, tests } = PARTS[name]!;
  const started = Date.now();
  if (!passes(tests)) throw new Error(`the tests of ${name} fail without a mutant`);
  const timeout = (Date.now() - started) * PATIENCE;
  const files = tracked(sources).filter((file) => file.endsWith('.ts'));
  const all = files.flatMap((file) => mutantsOf(file, readFileSync(join(ROOT, file), 'utf8')));
  const sample = sampleOf(all, count);
  const survivors: string[] = [];
  for (const mutant of sample) {
    const survived = survives(mutant, tests, timeout);
    console.log(`${survived ? 'SURVIVED' : 'killed  '} ${inWords(mutant)}`);
    if (survived) survivors.push(inWords(mutant));
  }
  return { mutants: sample.length, killed: sample.length - survivors.length, survivors };
}

function percentage({ killed, mutants }: Score): number {
  return mutants === 0 ? 100 : Math.floor((killed / mutants) * 100);
}

function main(): boolean {
  const { values, positionals } = parseArgs({
    options: { mutants: { type: 'string', default: '15' }, update: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => !(name in PARTS));
  if (unknown !== undefined)
    throw new Error(`there is no part ${unknown}; parts are ${Object.keys(PARTS).join(', ')}`);
  const names = positionals.length > 0 ? positionals : Object.keys(PARTS);
  copyCheckout();
  const before = JSON.parse(readFileSync(SCORES, 'utf8')) as Scores;
  const found: Scores = Object.fromEntries(
    names.map((name) => [name, scoreOf(name, Number(values.mutants))]),
  );
  for (const [name, score] of Object.entries(found)) {
    console.log(`${name}: ${score.killed} of ${score.mutants} killed, ${percentage(score)} %`);
  }
  if (values.update) {
    writeFileSync(SCORES, `${JSON.stringify({ ...before, ...found }, null, 2)}\n`);
    return true;
  }
  const fallen = names.filter((name) => before[name] && percentage(found[name]!) < percentage(before[name]));
  for (const name of fallen) console.error(`${name}: the score was ${percentage(before[name]!)} %`);
  return fallen.length === 0;
}

process.exitCode = main() ? 0 : 1;
