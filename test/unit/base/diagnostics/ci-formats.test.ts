import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import type { AcceptedDiagnostic, LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { reportGithub } from '#base/diagnostics/reporters/github';
import { reportJunit } from '#base/diagnostics/reporters/junit';
import type { Report } from '#base/diagnostics/reporters/report';
import { reportSarif } from '#base/diagnostics/reporters/sarif';
import { explanationOf } from '#validate/explanations';
import { proveText } from '#test/unit/topology-of';

function finding(changes: Partial<LocatedDiagnostic> = {}): LocatedDiagnostic {
  return {
    rule: 'unencrypted',
    severity: 'error',
    message: 'it is wrong',
    path: ['queues', 'a'],
    help: 'do it right',
    place: {
      file: 'topology.yaml',
      start: { line: 4, column: 3 },
      end: { line: 4, column: 7 },
      lineText: '  name: x',
    },
    related: [],
    ...changes,
  };
}

function report(diagnostics: readonly LocatedDiagnostic[], accepted: readonly AcceptedDiagnostic[] = []) {
  return { diagnostics, accepted, subject: 'topology.yaml', explain: explanationOf } satisfies Report;
}

const ACCEPTED = { ...finding(), acceptance: { reason: 'it is "known" & fine', until: '2026-12-31' } };

describe('github', () => {
  test('one line for each finding', () => {
    const text = reportGithub(report([finding(), finding({ severity: 'warning' })]));
    expect(text).toBe(
      [
        '::error file=topology.yaml,line=4,endLine=4,col=3,endColumn=7,title=unencrypted::it is wrong%0Ado it right',
        '::warning file=topology.yaml,line=4,endLine=4,col=3,endColumn=7,title=unencrypted::it is wrong%0Ado it right',
        '',
      ].join('\n'),
    );
  });

  test('what would end a property or a line is escaped', () => {
    const place = { ...finding().place!, file: 'a:b,c%.yaml', end: { line: 6, column: 1 } };
    expect(reportGithub(report([finding({ place, message: '100% wrong\r\nreally', help: undefined })]))).toBe(
      '::error file=a%3Ab%2Cc%25.yaml,line=4,endLine=6,col=3,title=unencrypted::100%25 wrong%0D%0Areally\n',
    );
  });

  test('without a place', () => {
    expect(reportGithub(report([finding({ place: undefined, help: undefined })]))).toBe(
      '::error title=unencrypted::it is wrong\n',
    );
  });

  test('nothing wrong is nothing said', () => {
    expect(reportGithub(report([], [ACCEPTED]))).toBe('');
  });
});

describe('sarif', () => {
  const file = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

  interface Result {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly suppressions?: unknown;
    readonly partialFingerprints: unknown;
  }

  function results(text: string): { rules: { id: string }[]; results: Result[] } {
    const log: unknown = JSON.parse(text);
    expect(validate(log)).toBe(true);
    const [run] = (log as { runs: { tool: { driver: { rules: { id: string }[] } }; results: Result[] }[] })
      .runs;
    return { rules: run!.tool.driver.rules, results: run!.results };
  }

  test('the schema does refuse what is no SARIF', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  test('nothing wrong is a log without results', () => {
    expect(results(reportSarif(report([]))).results).toEqual([]);
  });

  test('real findings, each pointing at its rule', () => {
    const yaml = `
topics: { orders: {} }
queues: { billing: { fifo: true, deadLetters: false }, undeliverable: {} }
subscriptions:
  - { topic: orders, queue: billing }
  - { topic: orders, url: "http://hooks.example.com/", deadLetters: undeliverable }
accept: [{ rule: plaintext-endpoint, reason: inside the mesh, until: 2026-12-31 }]
`;
    const { diagnostics, accepted } = proveText(yaml);
    const log = results(reportSarif(report(diagnostics, accepted)));
    expect(log.rules.map(({ id }) => id)).toEqual([
      'fifo-queue-behind-standard-topic',
      'no-dead-letters',
      'plaintext-endpoint',
    ]);
    for (const { ruleId, ruleIndex } of log.results) expect(log.rules[ruleIndex]!.id).toBe(ruleId);
    expect(log.results.map(({ suppressions }) => suppressions)).toEqual([
      undefined,
      undefined,
      [{ kind: 'external', status: 'accepted', justification: 'inside the mesh (until 2026-12-31)' }],
    ]);
  });

  test('a finding without a place, and one of the whole file', () => {
    results(reportSarif(report([finding({ place: undefined }), finding({ path: [], place: undefined })])));
  });

  test('a fingerprint outlives lines that are added above', () => {
    const moved = { ...finding().place!, start: { line: 9, column: 3 }, end: { line: 9, column: 7 } };
    const [one] = results(reportSarif(report([finding()]))).results;
    const [two] = results(reportSarif(report([finding({ place: moved })]))).results;
    expect(two!.partialFingerprints).toEqual(one!.partialFingerprints);
  });

  test('two findings of one rule in one place have fingerprints of their own', () => {
    const { diagnostics } = proveText(
      'queues: { billing: {} }\nenvironments: { prod: { backend: { type: s3 } } }',
    );
    expect(diagnostics.map(({ rule, path }) => `${rule} ${path.join('.')}`)).toEqual([
      'missing-key environments.prod.backend',
      'missing-key environments.prod.backend',
    ]);
    const [one, two] = results(reportSarif(report(diagnostics))).results;
    expect(two!.partialFingerprints).not.toEqual(one!.partialFingerprints);
  });
});

describe('junit', () => {
  test('errors fail, warnings are told, what is accepted is skipped', () => {
    const text = reportJunit(
      report([finding(), finding({ severity: 'warning', message: 'a < b' })], [ACCEPTED]),
    );
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="msgtopo" tests="3" failures="1" errors="0" skipped="1">
  <testsuite name="topology.yaml" tests="3" failures="1" errors="0" skipped="1">
    <testcase classname="unencrypted" name="it is wrong" file="topology.yaml" line="4"><failure type="unencrypted" message="it is wrong">topology.yaml:4:3&#10;do it right</failure></testcase>
    <testcase classname="unencrypted" name="a &lt; b" file="topology.yaml" line="4"><system-out>warning: a &lt; b&#10;topology.yaml:4:3&#10;do it right</system-out></testcase>
    <testcase classname="unencrypted" name="it is wrong" file="topology.yaml" line="4"><skipped message="accepted until 2026-12-31: it is &quot;known&quot; &amp; fine"/></testcase>
  </testsuite>
</testsuites>
`);
  });

  test('nothing wrong is one test that passes', () => {
    expect(reportJunit(report([]))).toContain('tests="1" failures="0"');
  });

  test('characters that XML cannot carry are gone', () => {
    expect(reportJunit(report([finding({ message: 'a\u0000b\ud800c' })]))).toContain('name="a b c"');
  });
});
