import { stackName } from '#model/topology';
import type { Budget as BudgetElement, Notify } from '#model/oversight';
import { SHARED } from '#model/shared';
import { nameResource } from '../address';
import { BudgetsBudget, type Construct } from '../cdktf';
import type { StackContext } from '../context';
import { arnReference } from '../references';
import { literal, tagSettings } from '../text';

/** When somebody is told, in percent of the budget. */
const NOTIFICATIONS = [
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'ACTUAL', threshold: 100 },
  { notificationType: 'FORECASTED', threshold: 100 },
] as const;

function subscriberOf(notify: Notify, context: StackContext) {
  switch (notify.kind) {
    case 'email':
      return { subscriberEmailAddresses: [literal(notify.address)] };
    case 'arn':
      return { subscriberSnsTopicArns: [literal(notify.arn)] };
    case 'topic':
      return { subscriberSnsTopicArns: [arnReference(context, notify.topic)] };
  }
}

/** What is spent on everything that carries the tag of this stack. */
export function addBudget(
  scope: Construct,
  { monthly, notify, tag }: BudgetElement,
  context: StackContext,
): void {
  const { topology } = context;
  const budget = new BudgetsBudget(scope, SHARED.budget, {
    name: literal(stackName(topology)),
    budgetType: 'COST',
    timeUnit: 'MONTHLY',
    limitAmount: String(monthly),
    limitUnit: 'USD',
    costFilter: [{ name: 'TagKeyValue', values: [`user:${tag.key}$${tag.value}`] }],
    notification: NOTIFICATIONS.map((notification) => ({
      ...notification,
      comparisonOperator: 'GREATER_THAN',
      thresholdType: 'PERCENTAGE',
      ...subscriberOf(notify, context),
    })),
    ...tagSettings(topology.tags),
  });
  nameResource(budget, SHARED.budget);
}
