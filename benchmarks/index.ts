/*
 * `npm run bench` measures everything and writes RESULTS.md and figures.json; with names, only those. `--quick` takes
 * less than a minute and writes nothing. `--smoke` shows that the benchmarks still run, and compares nothing. A ratio that is worse than the one in figures.json is a warning, never a
 * failure: machines are noisy.
 */
import { dayOf } from '#base/util/day';
import { worsening, type Effort, type Measured } from './harness/benchmark';
import { machine, ratioText, readFigures, tableText, writeFigures, type Figure } from './harness/figures';
import { BENCHMARKS } from './list';

/** More than noise makes of a ratio. */
const REGRESSION = 1.3;

const EFFORTS: readonly Effort[] = ['quick', 'smoke'];

function tell(title: string, measured: Measured): void {
  const ratios = Object.entries(measured.ratios).map(([name, ratio]) => ratioText(name, ratio));
  console.log(`\n${title}\n${tableText(measured)}\n${ratios.join('\n')}`);
}

function warn(name: string, { ratios }: Measured, before: Measured | undefined): void {
  for (const [label, ratio] of Object.entries(ratios)) {
    const earlier = before?.ratios[label];
    if (!earlier || worsening(ratio, earlier) <= REGRESSION) continue;
    const was = `${ratio.value.toFixed(2)}, and was ${earlier.value.toFixed(2)}`;
    console.warn(`\n!!! WARNING: ${name} is slower than it was: ${label} is ${was}\n`);
  }
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const effort = EFFORTS.find((name) => args.includes(`--${name}`)) ?? 'full';
  const names = args.filter((arg) => arg !== `--${effort}`);
  const unknown = names.find((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
  if (unknown !== undefined) throw new Error(`there is no benchmark ${unknown}`);
  const wanted = BENCHMARKS.filter(({ name, quick: isQuick }) =>
    names.length > 0 ? names.includes(name) : isQuick || effort === 'full',
  );

  const committed = readFigures();
  for (const benchmark of wanted) {
    const { name, title } = benchmark;
    const measured = await benchmark.run(effort);
    if (effort === 'smoke') {
      console.log(`${title}: ran`);
      continue;
    }
    tell(title, measured);
    warn(title, measured, committed[name]);
    if (effort !== 'full') continue;
    const figure: Figure = { date: dayOf(new Date()), machine: machine(), ...measured };
    // After each, so that what takes long is not lost to what fails, and beside what another run has written meanwhile.
    writeFigures(BENCHMARKS, { ...readFigures(), [name]: figure });
  }
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exitCode = 1;
});
