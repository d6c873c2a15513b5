import { attributes, escape } from '#base/util/xml';
import { failuresOf, titleOf, type FlowReport, type FlowsReport } from '../report';

function testCase(flow: FlowReport, report: FlowsReport): string {
  const { diagnostics, file, story } = flow;
  const [first] = diagnostics;
  const names = attributes({ classname: file, name: titleOf(flow, report), file });
  if (!first) return `    <testcase${names}/>`;
  const text = [...diagnostics.map(({ message }) => message), '', ...story].join('\n');
  const failure = `<failure${attributes({ type: first.rule, message: first.message })}>${escape(text)}</failure>`;
  return `    <testcase${names}>${failure}</testcase>`;
}

/** For build servers that show test results. */
export function reportJunit(report: FlowsReport): string {
  const counts = { tests: report.flows.length, failures: failuresOf(report).length, errors: 0, skipped: 0 };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'msgtopo', ...counts })}>`,
    `  <testsuite${attributes({ name: 'flows', ...counts })}>`,
    ...report.flows.map((flow) => testCase(flow, report)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
