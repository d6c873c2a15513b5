import { dirname } from 'node:path';
import { error, hasErrors, type Diagnostic, type LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { locateAll, type Locator } from '#base/diagnostics/locate';
import { checkShape } from '../schema/shape';
import { parse, type Parsed } from '../source/parse';
import type { Composition } from './composition';
import { asWritten } from './as-written';
import { applyDefaults } from './defaults';
import { accountsOf, environmentNames, selectEnvironment } from './environment';
import { combine, readIncluded } from './include';
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
 * everything that it finds, and the next runs only on what is sound, so that no finding causes another.
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
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
    environments,
    files: parsed.map(({ source }) => source.file),
  };
}

function stopped(parsed: readonly Parsed[], diagnostics: readonly LocatedDiagnostic[]): ReadResult {
  return { readings: [], diagnostics, environments: [], files: parsed.map(({ source }) => source.file) };
}

interface EnvironmentResult {
  readonly reading?: Reading;
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
    return topology && !hasErrors(diagnostics)
      ? { reading: { topology, locate }, diagnostics }
      : { diagnostics };
  };
  if (hasErrors(findings)) return finish();

  const written = applyDefaults(asWritten(composition, report));
  const shaped = checkShape(written);
  findings.push(...shaped.diagnostics);
  if (!shaped.file) return finish();

  const { file } = shaped;
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
  return finish(resolve({ ...place, file, written, region, account, report }));
}
