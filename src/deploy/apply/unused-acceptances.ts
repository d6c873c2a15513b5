import { warning, type LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { locateAll } from '#base/diagnostics/locate';
import type { AcceptedDanger } from '#model/judgement';
import { isAbout } from '../plan/accepted-dangers';
import type { PlanReport } from '../plan/report';
import type { Planned } from './guard-stacks';

function unused({ danger, path }: AcceptedDanger) {
  return warning({
    rule: 'unused-acceptance',
    message: `no plan has the danger \`${danger}\` that would have to be accepted`,
    path,
    help: 'remove the entry once every environment is deployed',
  });
}

/** The dangers that the file accepts and that are in no plan of any environment, each once. */
export function unusedAcceptances(
  planned: readonly Planned[],
  reports: readonly PlanReport[],
): LocatedDiagnostic[] {
  const byPlace = new Map<string, { finding: LocatedDiagnostic; isNeeded: boolean }>();
  for (const { stack, plan } of planned) {
    const report = reports.find((one) => one.plan === plan);
    const found = report ? [...report.refused, ...report.accepted] : [];
    for (const accepted of plan.topology.judgement.acceptedDangers) {
      const finding = locateAll([unused(accepted)], stack.locate)[0]!;
      const key = JSON.stringify([finding.place?.file, finding.place?.start, accepted.danger]);
      const isNeeded = found.some((one) => isAbout(accepted, one)) || byPlace.get(key)?.isNeeded === true;
      byPlace.set(key, { finding, isNeeded });
    }
  }
  return [...byPlace.values()].filter(({ isNeeded }) => !isNeeded).map(({ finding }) => finding);
}
