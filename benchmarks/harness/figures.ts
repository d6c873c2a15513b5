import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { writeFileAtomically } from '#base/util/files';
import { meetsGoal, type Benchmark, type Measured, type Ratio } from './benchmark';

/** What was measured, when, and on what. */
export interface Figure extends Measured {
  readonly date: string;
  readonly machine: string;
}

export type Figures = Readonly<Record<string, Figure>>;

const FOLDER = join(__dirname, '..');
const FIGURES = join(FOLDER, 'figures.json');
const RESULTS = join(FOLDER, 'RESULTS.md');

function terraformVersion(): string {
  try {
    const text = execFileSync('terraform', ['version', '-json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return `Terraform ${(JSON.parse(text) as { terraform_version: string }).terraform_version}`;
  } catch {
    return 'no Terraform';
  }
}

/** Its class, not its name. */
export function machine(): string {
  return [
    `${availableParallelism()} cores`,
    `${process.platform} ${process.arch}`,
    `Node.js ${process.versions.node}`,
    terraformVersion(),
  ].join(', ');
}

export function readFigures(): Figures {
  return existsSync(FIGURES) ? (JSON.parse(readFileSync(FIGURES, 'utf8')) as Figures) : {};
}

export function tableText({ columns, rows }: Measured): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

export function ratioText(name: string, ratio: Ratio): string {
  const { value, better, goal } = ratio;
  const bound = better === 'lower' ? 'at most' : 'at least';
  const verdict = goal === undefined ? '' : ` (${bound} ${goal}: ${meetsGoal(ratio) ? 'met' : 'missed'})`;
  return `${name}: ${value.toFixed(2)}${verdict}`;
}

function section({ name, title, about }: Benchmark, figures: Figures): string {
  const figure = figures[name];
  if (!figure) return `## ${title}\n\n${about}\n\nNot measured yet.`;
  const ratios = Object.entries(figure.ratios).map(([label, ratio]) => `- ${ratioText(label, ratio)}`);
  const parts = [
    `## ${title}`,
    about,
    tableText(figure),
    ratios.join('\n'),
    `${figure.date}; ${figure.machine}.`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const HEAD = `# How fast it is

\`npm run bench\` writes this page and \`figures.json\`; \`npm run bench -- --quick\` measures in less than a minute and writes nothing.

Programs are measured as whole processes, from start to end, in turn: A B C, A B C, after one round that is not counted. Times are
medians; a ratio is the median of the ratios of each round, on processor time, so that it holds on a machine that does other things
too. Memory is the peak of the process. Seconds depend on the machine; ratios hardly do, and the goals are stated for them.`;

export function writeFigures(benchmarks: readonly Benchmark[], figures: Figures): void {
  writeFileAtomically(FIGURES, `${JSON.stringify(figures, null, 2)}\n`);
  const sections = benchmarks.map((benchmark) => section(benchmark, figures));
  writeFileAtomically(RESULTS, `${[HEAD, ...sections].join('\n\n')}\n`);
}
