import { error, type Anchor, type Finding } from '#base/diagnostics/diagnostic';
import type { Path } from '#base/diagnostics/path';
import { suggest } from '#base/diagnostics/suggest';
import type { Report } from '#language/read/report';
import type { Topology } from '#model/topology';
import type { Workspace } from '#language/read/workspace';

/** What looking up names needs. */
export interface NamingScope {
  readonly topology: Topology;
  readonly report: Report;
}

/** What a flow needs besides: the files that it may name. */
export interface FlowScope extends NamingScope {
  readonly workspace: Workspace;
  /** The file of the flow. */
  readonly file: string;
}

export function problem(scope: NamingScope, finding: Finding): undefined {
  scope.report(error(finding));
  return undefined;
}

/** A name that nothing has; `on` tells whether it is written as a key. */
export function unknown(
  scope: NamingScope,
  { sort, name, path, on = 'value' }: { sort: string; name: string; path: Path; on?: Anchor },
  known: readonly string[],
): undefined {
  const help = () => suggest(name, [...new Set(known)]);
  const message = `there is no ${sort} \`${name}\``;
  return problem(scope, { rule: 'unknown-reference', message, path, on, help });
}
