import { warning, type Diagnostic } from '#base/diagnostics/diagnostic';
import { child, type Path } from '#base/diagnostics/path';
import { SCANNER_CHECK } from '#language/schema/judgement';
import type { Topology } from '#model/topology';
import { isExpired, type Acceptance } from '#model/judgement';
import { RULES } from './rules/index';
import { isAdjustable } from './severity';

export interface Acceptable {
  readonly finding: Diagnostic;
  readonly acceptance: Acceptance;
}

export interface Judged {
  /** Findings that count, expired acceptances among them. */
  readonly open: readonly Diagnostic[];
  readonly accepted: readonly Acceptable[];
  /** Acceptances that no finding needs. */
  readonly unused: readonly Acceptance[];
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((segment, index) => path[index] === segment);
}

function isAbout(acceptance: Acceptance, { rule, path }: Diagnostic): boolean {
  return rule === acceptance.rule && (!acceptance.element || startsWith(path, acceptance.element.path));
}

function expired(what: string, { until, path }: Pick<Acceptance, 'until' | 'path'>): Diagnostic {
  return warning({
    rule: 'expired-acceptance',
    message: `\`${what}\` was accepted until ${until}, and is not any more`,
    path: child(path, 'until'),
    help: 'fix what it is about and remove the entry, or set a later day',
  });
}

/** A rule that stays an error is reported as such where it is accepted, not as unused. */
function canBeUsed({ rule }: Acceptance): boolean {
  return RULES.some((candidate) => candidate.id === rule && isAdjustable(candidate));
}

/** Takes out the findings that the topology accepts on that day (`2026-12-31`). */
export function applyAcceptances(
  findings: readonly Diagnostic[],
  { judgement }: Topology,
  today: string,
): Judged {
  const usable = judgement.acceptances.filter(canBeUsed);
  const current = usable.filter((acceptance) => !isExpired(acceptance, today));
  const open: Diagnostic[] = [];
  const accepted: Acceptable[] = [];
  for (const finding of findings) {
    const acceptance = current.find((candidate) => isAbout(candidate, finding));
    if (acceptance) accepted.push({ finding, acceptance });
    else open.push(finding);
  }
  const needed = (acceptance: Acceptance) => findings.some((finding) => isAbout(acceptance, finding));
  const checks = judgement.acceptances.filter(({ rule }) => SCANNER_CHECK.test(rule));
  const late = [...usable.filter(needed), ...checks].filter((acceptance) => isExpired(acceptance, today));
  // Whether a danger is still there, a plan alone can tell.
  const lateDangers = judgement.acceptedDangers.filter((accepted) => isExpired(accepted, today));
  return {
    open: [
      ...open,
      ...late.map((acceptance) => expired(acceptance.rule, acceptance)),
      ...lateDangers.map((accepted) => expired(accepted.danger, accepted)),
    ],
    accepted,
    unused: usable.filter((acceptance) => !needed(acceptance)),
  };
}

export function unused({ rule, element, path }: Acceptance): Diagnostic {
  const where = element ? ` at \`${element.reference}\`` : '';
  return warning({
    rule: 'unused-acceptance',
    message: `\`${rule}\` finds nothing${where} that would have to be accepted`,
    path,
    help: 'remove the entry',
  });
}
