import type { Topology } from '#model/topology';
import { compareTopologies } from '#views/compare/compare';
import { TOLD } from './values';
import type { Effect } from './effects';
import type { Step } from './tree';

/** Where a key shows what it does, unless that is the Terraform. */
const ELSEWHERE: readonly (readonly [RegExp, Effect])[] = [
  [/^flows\b/, 'flows'],
  [/^drills\b/, 'drill'],
  [/^accept\.\[\]\.danger$/, 'documents'],
  [/^(accept|rules|compliance)\b|\.(messageGroups|containerInsights)$/, 'findings'],
  [/\.url\.kmsKey$/, 'permissions'],
  [/\.traffic\.|\.share$/, 'cost'],
  [/^consumers\.\*<[\w-]+>\.dev$/, 'dev'],
  [/^topics\.\*\.message\b|\.grants\.\[\]\.reason$|<external>\.note$/, 'documents'],
];

export function effectOf(key: string): Effect {
  return ELSEWHERE.find(([pattern]) => pattern.test(key))?.[1] ?? 'terraform';
}

function nameOfAcceptance({ acceptances: [acceptance], acceptedDangers }: Topology['judgement']): string {
  return acceptance ? `${acceptance.rule} ${acceptance.element!.reference}` : acceptedDangers[0]!.danger;
}

/** A place in a list by what the list is of. */
function nameAt(section: Step, { subscriptions, flows, judgement }: Topology, index: Step): Step {
  switch (section) {
    case 'subscriptions':
      return subscriptions[Number(index)]!.name;
    case 'flows':
      return flows[Number(index)]!.name;
    case 'accept':
      return nameOfAcceptance(judgement);
    default:
      return index;
  }
}

/** The words of a key, however it is written. */
function wordsOf(key: string): string {
  return key
    .replace(/\["?|"?\]/g, '.')
    .replace(/\.+/g, '.')
    .replace(/\.$/, '');
}

/** What `diff` must tell for a place in the file. */
function toTell([section, name, ...rest]: readonly Step[], topology: Topology): string {
  const steps = name === undefined ? [section] : [section, nameAt(section!, topology, name), ...rest];
  const key = wordsOf(steps.join('.'));
  return TOLD.reduce((text, [pattern, other]) => text.replace(pattern, other), key);
}

function isAbove(outer: string, key: string): boolean {
  return key === outer || key.startsWith(outer.endsWith('.') ? outer : `${outer}.`);
}

/** Whether `diff` names the place, or something in it, or all that it is in. */
export function isTold(place: readonly Step[], before: Topology, after: Topology): boolean {
  const expected = toTell(place, before);
  const told = compareTopologies(before, after).flatMap(({ id, kind, settings }) =>
    kind === 'changed' ? settings.flatMap(({ keys }) => keys.map(wordsOf)) : [id],
  );
  return told.some((key) => isAbove(expected, key) || isAbove(key, expected));
}
