import type { Explanation } from '#base/diagnostics/explanation';
import { shortened } from '#validate/explanations/explanation-text';
import { CONSUMER_FINDINGS } from '#validate/explanations/of-consumers';
import { DEPLOY_FINDINGS } from '#validate/explanations/of-deploys';
import { ELEMENT_FINDINGS } from '#validate/explanations/of-elements';
import { ESTIMATE_FINDINGS } from '#validate/explanations/of-estimates';
import { FLOW_FINDINGS } from '#validate/explanations/of-flows';
import { JUDGEMENT_FINDINGS } from '#validate/explanations/of-judgement';
import { FILE_FINDINGS } from '#validate/explanations/of-the-file';
import { YAML_FINDINGS } from '#validate/explanations/of-yaml';
import { PLAN_FINDINGS } from '#deploy/plan/dangers/index';
import { RULES } from '#validate/rules/index';
import { fence, page } from '#base/util/markdown';
import { GENERATED } from './generated';

function section({ id, severity, summary, why, bad, good }: Explanation): string[] {
  return [
    `### ${id}`,
    `**${severity}**: ${summary}.`,
    why.replace(/https:\/\/\S+/g, (url) => `<${url}>`),
    ...(bad.trim() === '' ? [] : ['Bad:', fence('yaml', shortened(bad))]),
    ...(good.trim() === '' ? [] : ['Good:', fence('yaml', shortened(good))]),
  ];
}

/** Everything that can be found; each example is run by a test. */
export function rulesPage(): string {
  return page([
    '# Findings',
    GENERATED,
    'Each name in brackets after `error` or `warning`. `msgtopo explain RULE` prints the same. How to read findings, ' +
      'change their severity and accept them: [Validating a topology](../guide/proving.md).',
    '## Rules',
    'What msgtopo validates beyond keys and types. A rule that is `off` reports only where `rules` or `compliance` ' +
      'asks for it.',
    ...RULES.flatMap(section),
    '## Of elements',
    ...ELEMENT_FINDINGS.flatMap(section),
    '## Of consumers',
    ...CONSUMER_FINDINGS.flatMap(section),
    '## Of keys and values',
    ...FILE_FINDINGS.flatMap(section),
    '## Of YAML',
    ...YAML_FINDINGS.flatMap(section),
    '## Of `rules`, `accept` and `compliance`',
    ...JUDGEMENT_FINDINGS.flatMap(section),
    '## Of plans',
    'Changes that `msgtopo plan` and `msgtopo deploy` refuse unless each is accepted by name, as in ' +
      '`--allow replace:queue.billing`: [Deploying](../guide/deploying.md).',
    ...PLAN_FINDINGS.flatMap(section),
    '## Of deploys',
    'What can go wrong around Terraform.',
    ...DEPLOY_FINDINGS.flatMap(section),
    '## Of estimates',
    ...ESTIMATE_FINDINGS.flatMap(section),
    '## Of flows',
    ...FLOW_FINDINGS.flatMap(section),
  ]);
}
