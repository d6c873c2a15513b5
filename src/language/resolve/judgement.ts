import { child, type Path } from '#base/diagnostics/path';
import { suggest } from '#base/diagnostics/suggest';
import { SCANNER_CHECK } from '../schema/judgement';
import type { AcceptanceFile } from '../schema/topology-file';
import type { Topology } from '#model/topology';
import type { Element } from '#model/element';
import type { Acceptance, AcceptedDanger, AcceptedElement, Judgement } from '#model/judgement';
import { fail, type Scope } from './scope';

type Elements = Pick<Topology, 'topics' | 'queues' | 'subscriptions' | 'consumers' | 'publishers' | 'stores'>;

/** What a topology has one of. */
const PARTS = ['audit', 'cluster', 'delivery', 'monitoring', 'network'] as const;

/** Every element by the reference that an acceptance uses: `queues.billing`. */
function elementsByReference({ file }: Scope, elements: Elements): Map<string, AcceptedElement> {
  const byReference = new Map<string, AcceptedElement>();
  const add = (section: string, { name, path }: Element) =>
    byReference.set(`${section}.${name}`, { reference: `${section}.${name}`, path });
  for (const topic of elements.topics.values()) add('topics', topic);
  for (const queue of elements.queues.values()) add('queues', queue);
  for (const subscription of elements.subscriptions) add('subscriptions', subscription);
  for (const consumer of elements.consumers.values()) add('consumers', consumer);
  for (const publisher of elements.publishers.values()) add('publishers', publisher);
  for (const store of elements.stores.values()) add('stores', store);
  for (const part of PARTS) if (file[part]) byReference.set(part, { reference: part, path: [part] });
  return byReference;
}

function acceptanceOf(
  scope: Scope,
  byReference: ReadonlyMap<string, AcceptedElement>,
  written: AcceptanceFile,
  path: Path,
): Acceptance[] {
  const { rule, danger, reason, until } = written;
  if (danger !== undefined) return [];
  if (rule === undefined) {
    const help = 'add `rule` for a finding, or `danger` for what the guard stops';
    fail(scope, { rule: 'missing-key', message: 'it does not say what is accepted', path, help });
    return [];
  }
  const element = written.element === undefined ? undefined : byReference.get(written.element);
  if (written.element !== undefined && !element) {
    const help = () => suggest(written.element ?? '', [...byReference.keys()]);
    const message = `there is no element \`${written.element}\``;
    fail(scope, { rule: 'unknown-reference', message, path: child(path, 'element'), help });
    return [];
  }
  if (!element && SCANNER_CHECK.test(rule)) {
    const message = `the check \`${rule}\` of a scanner can be accepted only for a named element`;
    fail(scope, { rule: 'missing-key', message, path, on: 'key', help: 'add `element`' });
    return [];
  }
  return [{ rule, element, reason, until, path }];
}

function acceptedDangerOf(
  scope: Scope,
  { rule, danger, element, reason, until }: AcceptanceFile,
  path: Path,
): AcceptedDanger[] {
  if (danger === undefined) return [];
  const stray = rule === undefined ? element && 'element' : 'rule';
  if (stray !== undefined) {
    const help = rule === undefined ? 'a danger names its element itself' : 'make two entries of it';
    const message = `\`${stray}\` cannot stand beside \`danger\``;
    fail(scope, { rule: 'wrong-value', message, path: child(path, stray), on: 'key', help });
    return [];
  }
  return [{ danger, reason, until, path }];
}

/** Settings of rules, acceptances and compliance. Whether there are such rules is not known here. */
export function resolveJudgement(scope: Scope, elements: Elements): Judgement {
  const { rules = {}, accept = [], compliance = [] } = scope.file;
  const byReference = elementsByReference(scope, elements);
  return {
    settings: new Map(Object.entries(rules)),
    acceptances: accept.flatMap((written, index) =>
      acceptanceOf(scope, byReference, written, ['accept', index]),
    ),
    acceptedDangers: accept.flatMap((written, index) => acceptedDangerOf(scope, written, ['accept', index])),
    compliance,
  };
}
