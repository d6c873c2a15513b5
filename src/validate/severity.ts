import type { Judgement } from '#model/judgement';
import type { RuleSetting } from '#model/judgement';
import type { Rule } from './rule';

/** Whether its findings may be made lighter, turned off, or accepted. */
export function isAdjustable({ severity, adjustable }: Rule): boolean {
  return severity !== 'error' || adjustable === true;
}

/** What the topology must live up to and what asks for this rule. */
export function requiredBy({ compliance = [] }: Rule, judgement: Judgement) {
  return judgement.compliance.filter((framework) => compliance.includes(framework));
}

/** How heavy the findings of a rule are in this topology. */
export function severityOf(rule: Rule, judgement: Judgement): RuleSetting {
  if (!isAdjustable(rule) || requiredBy(rule, judgement).length > 0) return 'error';
  return judgement.settings.get(rule.id) ?? rule.severity;
}
