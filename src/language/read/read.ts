import { dirname } from 'node:path';
import { error, hasErrors, type Diagnostic, type LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { locateAll, type Locator } from '#base/diagnostics/locate';
import { checkShape } from '../schema/shape';
import { parse, type Parsed } from '../source/parse';
import { valueAt, type Path } from '#base/diagnostics/path';
import { isMap, type PlainMap } from '#base/util/json';
import type { Composition } from './composition';
import { asWritten } from './as-written';
import { applyDefaults } from './defaults';
import { accountsOf, environmentNames, selectEnvironment } from './environment';
import { combine, readIncluded } from './include';
import { isIndependent, withoutFaults } from './repaired';
import type { Report } from './report';
import { resolve } from '../resolve/resolve';
import type { Scope } from '../resolve/scope';
import type { Topology } from '#model/topology';
import type { Workspace } from './workspace';

/** The topology in one environment, and where each part of it was written. */
export interface Reading {
  readonly topology: Topology;
  readonly locate: Locator;
}

export interface ReadResult {
  /** One for each environment that was asked for and is sound. */
  readonly readings: readonly Reading[];
  /** Those of environments with errors, as far as they could be read: only what stands alone may be judged. */
  readonly partial: readonly Reading[];
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Every environment that the file declares; empty if it could not be read so far. */
  readonly environments: readonly string[];
  /** Every file that was read. */
  readonly files: readonly string[];
}

export interface ReadOptions {
  readonly workspace: Workspace;
  /** One environment; all of them if absent. */
  readonly environment?: string | undefined;
}

/**
 * The whole front end: text to data, files and environment into one, shape, references. Each stage reports
 * everything that it finds. The next looks at what is sound, so that no finding causes another.
 */
export function readTopology(file: string, bytes: Uint8Array, options: ReadOptions): ReadResult {
  const main = parse(file, bytes);
  if (!main.value) return stopped([main], main.diagnostics);
  const included = readIncluded(main, options.workspace);
  const parsed = [main, ...included.files];
  if (hasErrors(included.diagnostics)) return stopped(parsed, included.diagnostics);

  const findings: Diagnostic[] = [];
  const combined = combine(main, included.files, (finding) => findings.push(finding));
  const combinedFindings = locateAll(findings, (path, on) => combined.locate(path, on));
  if (hasErrors(combinedFindings)) return stopped(parsed, combinedFindings);

  const environments = environmentNames(combined.value);
  const wanted = options.environment === undefined ? environments : [options.environment];
  const results = wanted
    .filter((environment) => environments.includes(environment))
    .map((environment) =>
      readEnvironment(combined, {
        environment,
        environments,
        accounts: accountsOf(combined.value),
        directory: dirname(file),
        workspace: options.workspace,
      }),
    );
  return {
    readings: results.flatMap(({ reading }) => (reading ? [reading] : [])),
    partial: results.flatMap(({ partial }) => (partial ? [partial] : [])),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
    environments,
    files: parsed.map(({ source }) => source.file),
  };
}

function stopped(parsed: readonly Parsed[], diagnostics: readonly LocatedDiagnostic[]): ReadResult {
  const files = parsed.map(({ source }) => source.file);
  return { readings: [], partial: [], diagnostics, environments: [], files };
}

interface EnvironmentResult {
  readonly reading?: Reading;
  readonly partial?: Reading;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

function readEnvironment(
  combined: Composition,
  place: Pick<Scope, 'environment' | 'environments' | 'accounts' | 'directory' | 'workspace'>,
): EnvironmentResult {
  const { environment } = place;
  const findings: Diagnostic[] = [];
  const report = (finding: Diagnostic) => findings.push(finding);
  const composition = selectEnvironment(combined, environment, report);
  const locate: Locator = (path, on) => composition.locate(path, on);
  const finish = (topology?: Topology): EnvironmentResult => {
    const diagnostics = locateAll(findings, locate);
    if (!topology) return { diagnostics };
    const reading = { topology, locate };
    return hasErrors(diagnostics) ? { partial: reading, diagnostics } : { reading, diagnostics };
  };
  const earlier = findings.filter(({ severity }) => severity === 'error');

  const applied = applyDefaults(asWritten(composition, report));
  const { written, shaped } = soundPart(applied, earlier, report);
  if (!shaped.file) return finish();

  const { file } = shaped;
  const isWhole = !hasErrors(findings);
  const own = file.environments?.[environment];
  const region = own?.region ?? file.region;
  if (region === undefined) {
    const message = `environment \`${environment}\` has no region`;
    report(
      error({ rule: 'missing-key', message, path: [], help: 'set `region` here or in the environment' }),
    );
    return finish();
  }
  const account = own?.account;
  const reportRest = (finding: Diagnostic) => {
    if (isWhole || isIndependent(finding)) report(finding);
  };
  return finish(resolve({ ...place, file, written, region, account, report: reportRest }));
}

/** Whether a finding is about what another is about already. */
function isAbout(path: Path, others: readonly Diagnostic[]): boolean {
  return others.some((other) => other.path.every((part, index) => part === path[index]));
}

/** Reports what is wrong with the shape of a file, and gives what has the right shape. */
function soundPart(value: PlainMap, earlier: readonly Diagnostic[], report: Report) {
  const shaped = checkShape(value);
  const found = shaped.diagnostics.filter(({ path }) => !isAbout(path, earlier));
  for (const finding of found) report(finding);
  const faults = [...earlier.filter(({ path }) => valueAt(value, path) !== undefined), ...found];
  if (faults.length === 0) return { written: value, shaped };
  const rest = withoutFaults(value, faults);
  return isMap(rest)
    ? { written: rest, shaped: checkShape(rest) }
    : { written: value, shaped: { file: undefined } };
}
