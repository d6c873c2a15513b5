import { partitionOf, type Arn } from '#base/aws/arns';
import { QUEUE, ROLE } from '#base/aws/limits';
import {
  DEAD_LETTER_NAMING,
  deadLetterNameOf,
  FIFO_SUFFIX,
  isFifoName,
  physicalNameOf,
  type Naming,
  type NamingContext,
  type NamingSort,
} from '#base/aws/names';
import { error, type Finding } from '#base/diagnostics/diagnostic';
import { child, type Path } from '#base/diagnostics/path';
import { suggest } from '#base/diagnostics/suggest';
import type { TopologyFile } from '../schema/topology-file';
import type { Report } from '../read/report';
import type { Workspace } from '../read/workspace';
import type { PlainMap } from '#base/util/json';

/** What every part of resolving needs: the file, the place to deploy in, and where findings go. */
export interface Scope {
  readonly file: TopologyFile;
  /** The same before constant defaults were filled in. */
  readonly written: PlainMap;
  readonly environment: string;
  /** All that the file declares. */
  readonly environments: readonly string[];
  /** The account of each, as far as the file says. */
  readonly accounts: ReadonlyMap<string, string | undefined>;
  readonly region: string;
  readonly account: string | undefined;
  readonly workspace: Workspace;
  /** The folder of the topology file, relative to the workspace. */
  readonly directory: string;
  readonly report: Report;
}

export function fail(scope: Scope, finding: Finding): undefined {
  scope.report(error(finding));
  return undefined;
}

/** A key that must name an element of the file. */
export function dangling(
  scope: Scope,
  sort: string,
  name: string,
  path: Path,
  known: Iterable<string>,
): undefined {
  const help = () => suggest(name, [...known]);
  return fail(scope, { rule: 'unknown-reference', message: `there is no ${sort} \`${name}\``, path, help });
}

/** The elements that a list names, each once. */
export function resolveNames<T>(
  scope: Scope,
  sort: string,
  names: readonly string[],
  path: Path,
  known: ReadonlyMap<string, T>,
): T[] {
  return [...new Set(names)].flatMap((name) => {
    const element = known.get(name);
    if (element === undefined) dangling(scope, sort, name, child(path, names.indexOf(name)), known.keys());
    return element ?? [];
  });
}

export function arnHere(scope: Scope, service: string, resource: string): Arn {
  const { region, account } = scope;
  return { partition: partitionOf(region), service, region, account, resource };
}

interface Named {
  /** Which pattern names it, if not only the one for everything. */
  readonly sort: NamingSort | undefined;
  readonly id: string;
  readonly physicalName: string | undefined;
  readonly fifo: boolean;
  readonly path: Path;
}

export const DEFAULT_NAMING = '{name}-{environment}-{id}';

const ALLOWED = /^[A-Za-z0-9_-]+(\.fifo)?$/;

/** Of a name in AWS: the length with prefix and suffix, the letters, and `.fifo` exactly where it belongs. */
function checkName(
  scope: Scope,
  service: string,
  longest: number,
  name: string,
  { fifo, path, physicalName }: Named,
) {
  const written = physicalName !== undefined;
  // An unknown placeholder is reported once, where `naming` stands.
  if (!written && name.includes('{')) return;
  const at = written ? { path: child(path, 'physicalName') } : { path, on: 'key' as const };
  const problem = (message: string, help?: string) =>
    fail(scope, { rule: 'invalid-name', message, help, ...at });
  if (!ALLOWED.test(name))
    problem(`${service} takes letters, digits, \`-\` and \`_\` in a name, found \`${name}\``);
  if (name.length > longest) {
    const help = written ? undefined : 'shorten it, or set `naming` or `physicalName`';
    problem(
      `the name \`${name}\` has ${name.length} characters, but ${service} takes at most ${longest}`,
      help,
    );
  }
  if (fifo && !isFifoName(name))
    problem(`the name of a FIFO element must end in \`${FIFO_SUFFIX}\`, found \`${name}\``);
  if (!fifo && isFifoName(name)) {
    problem(`the name \`${name}\` ends in \`${FIFO_SUFFIX}\`, which only FIFO names do`, 'set `fifo: true`');
  }
}

/** The patterns of the file; one alone is for everything. */
export function namingOf({ file: { naming } }: Pick<Scope, 'file'>): Naming {
  return typeof naming === 'string'
    ? { default: naming }
    : { ...naming, default: naming.default ?? DEFAULT_NAMING };
}

function contextOf({ file: { name }, environment, region }: Scope, id: string): NamingContext {
  return { name, environment, region, id };
}

/** The name in AWS of a role of an element, if there is a pattern for roles. */
export function roleNameFor(
  scope: Scope,
  { id, path, role }: { readonly id: string; readonly path: Path; readonly role: string },
): string | undefined {
  const pattern = namingOf(scope).role;
  if (pattern === undefined) return undefined;
  const name = physicalNameOf(pattern, { ...contextOf(scope, id), role }, false);
  checkName(scope, 'IAM', ROLE.name, name, { sort: 'role', id, physicalName: undefined, fifo: false, path });
  return name;
}

/** The name in AWS of an element, as written or from the naming pattern; what is wrong with it is reported. */
export function physicalNameFor(scope: Scope, service: string, longest: number, named: Named): string {
  const naming = namingOf(scope);
  const pattern = (named.sort && naming[named.sort]) ?? naming.default;
  const name = named.physicalName ?? physicalNameOf(pattern, contextOf(scope, named.id), named.fifo);
  checkName(scope, service, longest, name, named);
  return name;
}

/** The name in AWS of the dead-letter queue of `queueName`. */
export function deadLetterNameFor(scope: Scope, queueName: string, named: Named): string {
  const { deadLetters: pattern = DEAD_LETTER_NAMING } = namingOf(scope);
  const name = named.physicalName ?? deadLetterNameOf(queueName, pattern, contextOf(scope, named.id));
  // A name that was derived is as good as that of its queue, only longer.
  const derivedAndShort = named.physicalName === undefined && name.length <= QUEUE.name;
  if (!derivedAndShort && queueName.length <= QUEUE.name) checkName(scope, 'SQS', QUEUE.name, name, named);
  return name;
}
