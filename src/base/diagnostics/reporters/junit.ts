import type { AcceptedDiagnostic, LocatedDiagnostic } from '../diagnostic';
import { attributes, escape } from '../../util/xml';
import { formatPath } from '../path';
import type { Report } from './report';

function where({ place, path }: LocatedDiagnostic): string {
  return place ? `${place.file}:${place.start.line}:${place.start.column}` : formatPath(path);
}

/** An error fails its test case, a warning is told in one that passes, and what is accepted is skipped. */
function outcome(finding: LocatedDiagnostic | AcceptedDiagnostic): string {
  const { severity, rule, message, help } = finding;
  if ('acceptance' in finding) {
    const { reason, until } = finding.acceptance;
    return `<skipped${attributes({ message: `accepted until ${until}: ${reason}` })}/>`;
  }
  const text = escape([where(finding), ...(help === undefined ? [] : [help])].join('\n'));
  return severity === 'error'
    ? `<failure${attributes({ type: rule, message })}>${text}</failure>`
    : `<system-out>${escape(`warning: ${message}`)}&#10;${text}</system-out>`;
}

function testCase(finding: LocatedDiagnostic): string {
  const { rule, message, place } = finding;
  const at = place ? { file: place.file, line: place.start.line } : {};
  const name = attributes({ classname: rule, name: message, ...at });
  return `    <testcase${name}>${outcome(finding)}</testcase>`;
}

/** For build servers that show test results. A sound topology is one test that passes. */
export function reportJunit({ diagnostics, accepted = [], subject }: Report): string {
  const failures = diagnostics.filter(({ severity }) => severity === 'error').length;
  const cases = [...diagnostics, ...accepted].map(testCase);
  if (failures === 0) {
    cases.unshift(`    <testcase${attributes({ classname: 'validate', name: `${subject} is valid` })}/>`);
  }
  const counts = { tests: cases.length, failures, errors: 0, skipped: accepted.length };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'msgtopo', ...counts })}>`,
    `  <testsuite${attributes({ name: subject, ...counts })}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
