import type { Explanation } from '#base/diagnostics/explanation';
import { CONSUMER_FINDINGS } from './explanations/of-consumers';
import { DEPLOY_FINDINGS } from './explanations/of-deploys';
import { ELEMENT_FINDINGS } from './explanations/of-elements';
import { ESTIMATE_FINDINGS } from './explanations/of-estimates';
import { FLOW_FINDINGS } from './explanations/of-flows';
import { JUDGEMENT_FINDINGS } from './explanations/of-judgement';
import { FILE_FINDINGS } from './explanations/of-the-file';
import { YAML_FINDINGS } from './explanations/of-yaml';
import { PLAN_FINDINGS } from '#deploy/plan/dangers/index';
import { byCodeUnit } from '#base/util/text';
import { RULES } from './rules/index';

/** Everything that can stand in brackets behind `error` or `warning`, in order of the names. */
export const EXPLANATIONS: readonly Explanation[] = [
  ...RULES,
  ...JUDGEMENT_FINDINGS,
  ...ELEMENT_FINDINGS,
  ...CONSUMER_FINDINGS,
  ...FILE_FINDINGS,
  ...YAML_FINDINGS,
  ...PLAN_FINDINGS,
  ...DEPLOY_FINDINGS,
  ...ESTIMATE_FINDINGS,
  ...FLOW_FINDINGS,
].sort((a, b) => byCodeUnit(a.id, b.id));

export function explanationOf(id: string): Explanation | undefined {
  return EXPLANATIONS.find((explanation) => explanation.id === id);
}
