import { relative, resolve } from 'node:path';
import type { Diagnostic } from '#base/diagnostics/diagnostic';
import { reportFindings } from '#base/diagnostics/reporters/text';
import { suggest } from '#base/diagnostics/suggest';
import { writeFileAtomically } from '#base/util/files';
import { jsonText, versioned } from '#base/util/json';
import { plural } from '#base/util/text';
import { calmDay, resolveDrill } from '#language/resolve/drills';
import type { DrillFile } from '#language/schema/drill';
import type { Drill } from '#model/drill';
import type { Topology } from '#model/topology';
import { drillJson, type DrillReport } from '#views/drill/report';
import { drillsSvg } from '#views/drill/svg';
import { drillText, footer } from '#views/drill/text';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import type { OptionsOf } from '../option-values';
import { ended, ok, type Result } from '../result';
import { seedOf, writtenDrill } from './drill-options';
import type { DRILL } from './drill-spec';
import { proveOne } from './one-environment';
import { overTheTopology } from './over-the-topology';
import { playDrills } from './play-drills';
import { wantsJson } from './session-options';

type Options = OptionsOf<typeof DRILL>;

/** A drill that is described by options alone: what is wrong with it is wrong usage. */
function ownDrill(written: DrillFile, topology: Topology): Result<Drill> {
  const problems: Diagnostic[] = [];
  const drill = resolveDrill('command line', written, [], topology, (problem) => problems.push(problem));
  const [first] = problems;
  if (!first) return ok(drill);
  const help = typeof first.help === 'function' ? first.help() : first.help;
  return ended(usageProblem(first.message, help));
}

/** The drills to play: that of the options, the one that is named, or all of the file; without any, a calm day. */
function drillsFor(topology: Topology, options: Options): Result<readonly Drill[]> {
  const written = writtenDrill(options);
  if (!written.ok) return written;
  const { name } = options;
  const { drills } = topology;
  const seed = seedOf(options);
  const seeded = (drill: Drill): Drill => (seed === undefined ? drill : { ...drill, seed });
  if (name !== undefined) {
    if (written.value)
      return ended(usageProblem('`--name` plays a drill of the file as it is, but for `--seed`'));
    const named = drills.find((drill) => drill.name === name);
    if (named) return ok([seeded(named)]);
    const help =
      drills.length === 0
        ? 'the file has no `drills`'
        : suggest(
            name,
            drills.map((one) => one.name),
          );
    return ended(usageProblem(`there is no drill \`${name}\``, help));
  }
  if (!written.value && drills.length > 0) return ok(drills.map(seeded));
  if (!written.value) return ok([seeded(calmDay(topology))]);
  const own = ownDrill(written.value, topology);
  return own.ok ? ok([seeded(own.value)]) : own;
}

function nothingToPlay(topology: Topology): Outcome {
  return topology.consumers.size === 0
    ? usageProblem('there is no consumer to play', 'a drill needs `consumers` that work on queues')
    : usageProblem(
        'no message comes to any consumer',
        'give topics, queues or publishers `traffic`, or play `--burst 10000`',
      );
}

function tell(reports: readonly DrillReport[], options: Options, { style }: Context): string | undefined {
  if (wantsJson(options)) return jsonText(versioned({ drills: reports.map(drillJson) }));
  const isFine = reports.every(({ diagnostics }) => diagnostics.length === 0);
  if (options.quiet === true && isFine) return undefined;
  const texts = reports.map((report) => {
    const { diagnostics } = report;
    const found = diagnostics.length === 0 ? '' : `\n${reportFindings(diagnostics, style)}\n`;
    return `${drillText(report, style)}${found}`;
  });
  const [{ topology, result }] = reports as [DrillReport];
  return `${texts.join('\n')}${footer(topology, result, style)}`;
}

export const run: Run<typeof DRILL> = async (args, options, context) => {
  const over = overTheTopology(options.svg, args, context, '--svg');
  if (over) return over;
  const proved = await proveOne(args, options, context);
  if (!proved.ok) return proved.outcome;
  const { topology, proof, talk } = proved.value;
  const drills = drillsFor(topology, options);
  if (!drills.ok) return drills.outcome;
  const { locate } = proof.readings[0]!;
  const reports = await playDrills(topology, drills.value, { locate, context });
  if (reports.some(({ result }) => result.queues.length === 0)) return nothingToPlay(topology);
  const failed = reports.filter(({ diagnostics }) => diagnostics.length > 0).length;
  const data = tell(reports, options, context);
  const drawn = options.svg === undefined ? '' : draw(reports, options.svg, context);
  const summary = failed === 0 ? '' : `msgtopo: ${plural(failed, 'drill')} of ${reports.length} failed\n`;
  return {
    exitCode: failed === 0 ? EXIT.done : EXIT.findings,
    talk: talk + drawn + summary,
    ...(data === undefined ? {} : { data }),
  };
};

function draw(reports: readonly DrillReport[], svg: string, { cwd }: Context): string {
  const file = resolve(cwd, svg);
  writeFileAtomically(file, drillsSvg(reports));
  return `wrote ${relative(cwd, file)}\n`;
}
