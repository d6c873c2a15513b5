import type { Explanation } from '../findings/explanation';
import { CONSUMER_FINDINGS } from '../findings/of-consumers';
import { DEPLOY_FINDINGS } from '../findings/of-deploys';
import { ELEMENT_FINDINGS } from '../findings/of-elements';
import { ESTIMATE_FINDINGS } from '../findings/of-estimates';
import { JUDGEMENT_FINDINGS } from '../findings/of-judgement';
import { FILE_FINDINGS } from '../findings/of-the-file';
import { YAML_FINDINGS } from '../findings/of-yaml';
import { PLAN_FINDINGS } from '../plan/dangers';
import { byCodeUnit } from '../util/text';
import { RULES } from './index';

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
].sort((a, b) => byCodeUnit(a.id, b.id));

export function explanationOf(id: string): Explanation | undefined {
  return EXPLANATIONS.find((explanation) => explanation.id === id);
}
