import { findingText } from '#base/diagnostics/reporters/text';
import { plural } from '#base/util/text';
import type { Style } from '#base/util/style';
import type { LocatedItem } from '../coverage';
import { failuresOf, titleOf, type FlowReport, type FlowsReport } from '../report';

/** Longer stories are of messages that fail over and over. */
const LONGEST_STORY = 40;

function failure(flow: FlowReport, style: Style): string[] {
  const { story } = flow;
  const shown = story.slice(0, LONGEST_STORY).map((line) => `    ${line}`);
  const rest = story.length - shown.length;
  return [
    '',
    ...flow.diagnostics.map((finding) => `${findingText(finding, style)}\n`),
    ...shown.map(style.dim),
    ...(rest > 0 ? [style.dim(`    and ${plural(rest, 'line')} more`)] : []),
    ...(shown.length > 0 ? [''] : []),
  ];
}

function coverageLines(items: readonly LocatedItem[], style: Style): string[] {
  const open = items.filter(({ covered }) => !covered);
  const lines = open.map(({ what, place }) => {
    const at = place ? `${place.file}:${place.start.line}:${place.start.column}: ` : '';
    return `  ${at}${what}`;
  });
  const done = items.length - open.length;
  const percent = items.length === 0 ? 100 : Math.floor((100 * done) / items.length);
  const title = `coverage: ${done} of ${items.length} (${percent} %)`;
  return ['', open.length > 0 ? style.warning(title) : style.success(title), ...lines];
}

/** A line for each flow; what failed with the place of the expectation and the way of the messages. */
export function reportText(report: FlowsReport, style: Style): string {
  const failed = failuresOf(report);
  const lines = report.flows.flatMap((flow) =>
    flow.diagnostics.length === 0
      ? [`${style.success('✓')} ${titleOf(flow, report)}`]
      : [`${style.error('✗')} ${style.bold(titleOf(flow, report))}`, ...failure(flow, style)],
  );
  const passed = `${plural(report.flows.length - failed.length, 'flow')} passed`;
  const summary =
    failed.length > 0 ? style.error(`${failed.length} failed, ${passed}`) : style.success(passed);
  const coverage = report.coverage ? coverageLines(report.coverage, style) : [];
  return [...lines, '', summary, ...coverage].join('\n') + '\n';
}
