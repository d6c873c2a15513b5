import { formatPath } from '#base/diagnostics/path';
import { findingJson, placeJson } from '#base/diagnostics/reporters/json';
import { failuresOf, type FlowsReport } from '../report';
import { jsonText, versioned } from '#base/util/json';

export function reportJson(report: FlowsReport): string {
  const { flows, coverage } = report;
  const failed = failuresOf(report).length;
  const data = {
    passed: flows.length - failed,
    failed,
    flows: flows.map(({ name, file, environment, diagnostics, story }) => ({
      name,
      file,
      environment,
      passed: diagnostics.length === 0,
      diagnostics: diagnostics.map(findingJson),
      story,
    })),
    ...(coverage
      ? {
          coverage: coverage.map(({ what, path, place, covered }) => ({
            what,
            covered,
            path: formatPath(path),
            ...placeJson(place),
          })),
        }
      : {}),
  };
  return jsonText(versioned(data));
}
