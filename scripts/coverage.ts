/**
 * `npm run coverage` runs the unit tests of each room with coverage, and fails where they cover less of it than
 * `test/coverage.json` says. Rooms can be named: `npm run coverage operate monitoring`. `--update` raises the floor to what
 * was measured, and gives one to rooms without; it never lowers it. Not part of `npm run check`: to count which lines run
 * doubles the processor time.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeFileAtomically } from '#base/util/files';

const ROOT = join(__dirname, '..');
const FLOOR = join(ROOT, 'test/coverage.json');
const FOLDER = join(ROOT, '.cache/coverage');

/** Percentages of what the unit tests run. */
export type Coverage = Readonly<Record<'lines' | 'functions' | 'branches', number>>;

const KINDS = ['lines', 'functions', 'branches'] as const;

const NOTHING: Coverage = { lines: 0, functions: 0, branches: 0 };

/** As sentences, what is covered less than before. */
export function fallen(floor: Coverage, measured: Coverage): string[] {
  return KINDS.filter((kind) => measured[kind] < floor[kind]).map(
    (kind) => `${measured[kind]} % of ${kind} are covered, and ${floor[kind]} % were`,
  );
}

/** The floor after a run: it only rises. */
export function raised(floor: Coverage, measured: Coverage): Coverage {
  return Object.fromEntries(KINDS.map((kind) => [kind, Math.max(floor[kind], measured[kind])])) as Record<
    (typeof KINDS)[number],
    number
  >;
}

/** What the tests of a room cover of it. */
function measure(room: string): Coverage | undefined {
  const { status, stderr } = spawnSync(
    'npx',
    [
      'jest',
      '--silent',
      '--coverage',
      '--coverageProvider=v8',
      '--coverageReporters=json-summary',
      `--coverageDirectory=${FOLDER}`,
      `--collectCoverageFrom=src/${room}/**/*.ts`,
      `test/unit/${room}/`,
    ],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) {
    console.error(stderr);
    return undefined;
  }
  const { total } = JSON.parse(readFileSync(join(FOLDER, 'coverage-summary.json'), 'utf8')) as {
    total: Readonly<Record<string, { readonly pct: number }>>;
  };
  return { lines: total['lines']!.pct, functions: total['functions']!.pct, branches: total['branches']!.pct };
}

function rooms(): string[] {
  const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((one) => one.isDirectory());
  return folders.map(({ name }) => name).filter((name) => existsSync(join(ROOT, 'test/unit', name)));
}

function main(): void {
  const { values, positionals } = parseArgs({
    options: { update: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const floors = JSON.parse(readFileSync(FLOOR, 'utf8')) as Record<string, Coverage>;
  const problems: string[] = [];
  for (const room of positionals.length > 0 ? positionals : rooms()) {
    const measured = measure(room);
    if (!measured) {
      problems.push(`${room}: its tests fail`);
      continue;
    }
    console.log(`${room}: ${KINDS.map((kind) => `${kind} ${measured[kind]} %`).join(', ')}`);
    const floor = floors[room] ?? NOTHING;
    problems.push(...fallen(floor, measured).map((problem) => `${room}: ${problem}`));
    floors[room] = raised(floor, measured);
  }
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
  else if (values.update) writeFileAtomically(FLOOR, `${JSON.stringify(floors, null, 2)}\n`);
}

if (require.main === module) main();
