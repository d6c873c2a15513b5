import type { LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { reportJson } from '#base/diagnostics/reporters/json';
import { reportText } from '#base/diagnostics/reporters/text';
import type { RuleId } from '#base/diagnostics/rule-id';
import { sortDiagnostics } from '#base/diagnostics/sort';
import { COLOURED, PLAIN } from '#base/util/style';

function finding(rule: RuleId, line: number, severity: 'error' | 'warning' = 'error'): LocatedDiagnostic {
  const position = { line, column: 3 };
  const place = { file: 'topology.yaml', start: position, end: { line, column: 7 }, lineText: '  name: x' };
  const related = [{ message: 'the other stands', place: { ...place, start: { line: 99, column: 1 } } }];
  return {
    rule,
    severity,
    message: `${rule} is wrong`,
    path: ['queues', 'a'],
    help: 'do it right',
    place,
    related,
  };
}

test('sorted by file, line and rule, each finding once', () => {
  const sorted = sortDiagnostics([
    finding('wrong-type', 9),
    finding('wrong-type', 2),
    finding('unknown-key', 9),
    finding('wrong-type', 9),
  ]);
  expect(sorted.map(({ rule, place }) => `${rule}${place!.start.line}`)).toEqual([
    'wrong-type2',
    'unknown-key9',
    'wrong-type9',
  ]);
});

test('text: place, frame, note, help and summary', () => {
  const text = reportText({ diagnostics: [finding('unencrypted', 4)], subject: 'topology.yaml' }, PLAIN);
  expect(text).toBe(`error[unencrypted]: unencrypted is wrong
 --> topology.yaml:4:3
  |
4 |   name: x
  |   ^^^^
  = note: the other stands at topology.yaml:99:1
  = help: do it right

topology.yaml: 1 error, 0 warnings
`);
});

test('text: colours say nothing that words do not', () => {
  const report = { diagnostics: [finding('unencrypted', 4)], subject: 'topology.yaml' };
  const coloured = reportText(report, COLOURED);

  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(reportText(report, PLAIN));
  expect(coloured).not.toBe(reportText(report, PLAIN));
});

test('text: warnings alone leave it valid', () => {
  const report = { diagnostics: [finding('unmonitored', 1, 'warning')], subject: 'topology.yaml' };
  expect(reportText(report, PLAIN)).toContain('topology.yaml is valid, with 1 warning');
});

test('json: versioned, with counts and positions', () => {
  const diagnostics = [finding('unknown-key', 4), finding('unmonitored', 5, 'warning')];
  const report = JSON.parse(reportJson({ diagnostics, subject: 'x' })) as Record<string, unknown>;
  expect(report).toMatchObject({ formatVersion: 1, valid: false, errors: 1, warnings: 1 });
  expect(report['diagnostics']).toHaveLength(2);
  expect((report['diagnostics'] as unknown[])[0]).toEqual({
    rule: 'unknown-key',
    severity: 'error',
    message: 'unknown-key is wrong',
    help: 'do it right',
    path: 'queues.a',
    file: 'topology.yaml',
    line: 4,
    column: 3,
    endLine: 4,
    endColumn: 7,
    related: [
      { message: 'the other stands', file: 'topology.yaml', line: 99, column: 1, endLine: 4, endColumn: 7 },
    ],
  });
});

test('json: nothing wrong is valid, with an empty list', () => {
  expect(JSON.parse(reportJson({ diagnostics: [], subject: 'x' }))).toEqual({
    formatVersion: 1,
    valid: true,
    errors: 0,
    warnings: 0,
    diagnostics: [],
    accepted: [],
  });
});
