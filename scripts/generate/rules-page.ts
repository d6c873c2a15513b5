import { RULES } from '../../src/rules';
import type { Rule } from '../../src/rules/rule';
import { fence, GENERATED, page } from './markdown';

function section({ id, severity, summary, why, bad, good }: Rule): string[] {
  return [
    `## ${id}`,
    `**${severity}**: ${summary}.`,
    why.replace(/https:\/\/\S+/g, (url) => `<${url}>`),
    'Bad:',
    fence('yaml', bad),
    'Good:',
    fence('yaml', good),
  ];
}

/** What is checked beyond the shape of the file; each example is run by a test. */
export function rulesPage(): string {
  return page([
    '# Rules',
    GENERATED,
    'What `msgtopo validate` proves beyond the shape of the file and its references.',
    ...RULES.flatMap(section),
  ]);
}
