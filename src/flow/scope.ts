import { error, type Anchor, type Finding } from '../diagnostics/diagnostic';
import type { Path } from '../diagnostics/path';
import { suggest } from '../diagnostics/suggest';
import type { Report } from '../topology/report';
import type { Topology } from '../topology/topology';
import type { Workspace } from '../topology/workspace';

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
