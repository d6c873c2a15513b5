import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { child } from '#base/diagnostics/path';
import { suggest } from '#base/diagnostics/suggest';
import { CHECKS, looksAt, TYPES_BY_SECTION } from './checkov';
import { SCANNER_CHECK } from '#language/schema/judgement';
import type { Acceptance, AcceptedDanger, AcceptedElement, Judgement } from '#model/judgement';
import { list, quoted } from '#base/util/text';
import { RULES } from './rules/index';
import type { Rule } from './rule';
import { isAdjustable, requiredBy } from './severity';

type At = Pick<Diagnostic, 'path' | 'on'>;

function ruleNamed(id: string): Rule | undefined {
  return RULES.find((rule) => rule.id === id);
}

/** Everything that can be found, by rules and by others. */
function idsOfFindings(): readonly string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a name that is no rule's pays for all texts
  const { EXPLANATIONS } = require('./explanations') as typeof import('./explanations');
  return EXPLANATIONS.map(({ id }) => id);
}

function exists(id: string): boolean {
  return ruleNamed(id) !== undefined || idsOfFindings().includes(id);
}

function checkExists(id: string, at: At): Diagnostic[] {
  if (exists(id)) return [];
  const help = () => suggest(id, idsOfFindings()) ?? '`msgtopo explain --list` shows all';
  return [error({ rule: 'unknown-rule', message: `there is no rule \`${id}\``, ...at, help })];
}

/** For a rule that is to weigh less than an error. */
function checkAdjustable(id: string, at: At): Diagnostic[] {
  const rule = ruleNamed(id);
  if (rule ? isAdjustable(rule) : !exists(id)) return [];
  const message = `\`${id}\` stays an error: AWS would refuse the topology, or no message could arrive`;
  return [error({ rule: 'fixed-rule', message, ...at, help: `\`msgtopo explain ${id}\` tells why` })];
}

function checkCompliance(judgement: Judgement): Diagnostic[] {
  return RULES.flatMap((rule) => {
    const setting = judgement.settings.get(rule.id);
    const frameworks = requiredBy(rule, judgement);
    if (setting === undefined || setting === 'error' || frameworks.length === 0) return [];
    const message = `\`${rule.id}\` cannot be \`${setting}\` under ${list(quoted(frameworks))}`;
    const help = 'accept single findings, each with its reason';
    return [error({ rule: 'weakened-compliance', message, path: ['rules', rule.id], help })];
  });
}

function checkSetting(id: string, setting: string): Diagnostic[] {
  const at: At = { path: ['rules', id], on: 'key' };
  return [...checkExists(id, at), ...(setting === 'error' ? [] : checkAdjustable(id, at))];
}

/** What checkov does not look at cannot fail: accepting it would say that something is known which is not. */
function checkScannerCheck(check: string, { reference }: AcceptedElement, at: At): Diagnostic[] {
  if (!CHECKS.includes(check)) {
    const message = `checkov has no check \`${check}\` for anything that msgtopo makes`;
    return [error({ rule: 'unknown-rule', message, ...at, help: '`checkov --list` shows what there is' })];
  }
  const types = TYPES_BY_SECTION[reference.split('.')[0]!] ?? [];
  if (types.some((type) => looksAt(check, type))) return [];
  const message = `the check \`${check}\` is about nothing that \`${reference}\` becomes`;
  return [error({ rule: 'unknown-rule', message, ...at })];
}

function checkAcceptance({ rule, element, path }: Acceptance): Diagnostic[] {
  if (element && SCANNER_CHECK.test(rule))
    return checkScannerCheck(rule, element, { path: child(path, 'rule') });
  const at: At = { path: child(path, 'rule') };
  return [...checkExists(rule, at), ...checkAdjustable(rule, at)];
}

function checkAcceptedDangers(accepted: readonly AcceptedDanger[]): Diagnostic[] {
  if (accepted.length === 0) return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only a file with dangers pays for the guard
  const dangers = require('#deploy/plan/accepted-dangers') as typeof import('#deploy/plan/accepted-dangers');
  return accepted.flatMap(dangers.checkAcceptedDanger);
}

/** What is wrong with `rules` and `accept` themselves. */
export function checkJudgement(judgement: Judgement): Diagnostic[] {
  return [
    ...[...judgement.settings].flatMap(([id, setting]) => checkSetting(id, setting)),
    ...judgement.acceptances.flatMap(checkAcceptance),
    ...checkAcceptedDangers(judgement.acceptedDangers),
    ...checkCompliance(judgement),
  ];
}
