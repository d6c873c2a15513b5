import { formatPath } from '#base/diagnostics/path';
import type { Change } from '../changes';
import { pendingSubscriptions } from '../confirmations';
import { deliveryChanges } from '../deliveries';
import { detailsOf } from '../details';
import { leftovers } from '../leftovers';
import { countOf, hasChanges, type LocatedAccepted, type LocatedRefusal, type PlanReport } from '../report';
import { jsonText, versioned } from '#base/util/json';

function changeEntry(change: Change) {
  const { address, action, imported, element, from } = change;
  return {
    element: element.id,
    action,
    ...(imported ? { imported } : {}),
    address,
    path: formatPath(element.path),
    ...(from === undefined ? {} : { from: from.id }),
    settings: detailsOf(change),
  };
}

function refusalEntry({ allow, address, degree, diagnostic }: LocatedRefusal, accepted: boolean) {
  const { rule, message, help, path, place } = diagnostic;
  const at = place ? { file: place.file, line: place.start.line, column: place.start.column } : {};
  return { danger: rule, degree, message, help, address, allow, accepted, path: formatPath(path), ...at };
}

/** What the file says of a danger that it accepts. */
export function acceptanceEntry({ acceptance }: Pick<LocatedAccepted, 'acceptance'>) {
  return acceptance ? { acceptance: { reason: acceptance.reason, until: acceptance.until } } : {};
}

function stackEntry({ stack, plan, refused, accepted }: PlanReport) {
  const { environment, region, account } = plan.topology;
  return {
    stack,
    environment,
    region,
    ...(account === undefined ? {} : { account }),
    hasChanges: hasChanges(plan),
    summary: {
      create: countOf(plan, 'create'),
      ...(plan.changes.some(({ imported }) => imported) ? { import: countOf(plan, 'import') } : {}),
      finish: countOf(plan, 'finish'),
      change: countOf(plan, 'update'),
      replace: countOf(plan, 'replace'),
      destroy: countOf(plan, 'destroy'),
      rename: countOf(plan, 'move'),
    },
    changes: plan.changes.map(changeEntry),
    deliveries: deliveryChanges(plan),
    leftovers: leftovers(plan),
    pending: pendingSubscriptions(plan),
    refused: refused.length > 0,
    dangers: [
      ...refused.map((refusal) => refusalEntry(refusal, false)),
      ...accepted.map((one) => ({ ...refusalEntry(one, true), ...acceptanceEntry(one) })),
    ],
  };
}

export function planJson(reports: readonly PlanReport[]): string {
  return jsonText(versioned({ stacks: reports.map(stackEntry) }));
}
