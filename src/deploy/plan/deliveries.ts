import type { Change, Plan } from './changes';
import { compareFilters, type FilterChange } from './filter-change';

/** How a plan changes what one endpoint receives from one topic. */
export interface DeliveryChange {
  readonly effect: 'more' | 'less' | 'other';
  readonly receiver: string;
  readonly topic: string;
  /** Why, in a few words. */
  readonly reason: string;
  readonly filter: unknown;
}

const BY_FILTER: Readonly<Record<FilterChange, Pick<DeliveryChange, 'effect' | 'reason'> | undefined>> = {
  same: undefined,
  wider: { effect: 'more', reason: 'the filter lets more pass' },
  narrower: { effect: 'less', reason: 'the filter lets less pass' },
  different: { effect: 'other', reason: 'the filter lets other messages pass' },
};

function effectOf({ action, before, after }: Change): Pick<DeliveryChange, 'effect' | 'reason'> | undefined {
  switch (action) {
    case 'create':
      return { effect: 'more', reason: 'new subscription' };
    case 'destroy':
      return { effect: 'less', reason: 'the subscription ends' };
    case 'replace':
      return {
        effect: 'other',
        reason: 'the subscription is created again, and nothing arrives in the meantime',
      };
    case 'update':
      return BY_FILTER[
        compareFilters(
          { policy: before['filter_policy'], scope: before['filter_policy_scope'] },
          { policy: after['filter_policy'], scope: after['filter_policy_scope'] },
        )
      ];
    case 'finish':
    case 'import':
    case 'move':
    case 'forget':
    case 'none':
      return undefined;
  }
}

/** Who receives more, and who less. */
export function deliveryChanges({ changes }: Plan): DeliveryChange[] {
  return changes
    .filter(({ type }) => type === 'aws_sns_topic_subscription')
    .flatMap((change) => {
      const effect = effectOf(change);
      if (!effect) return [];
      const [topic = '', receiver = ''] = change.element.name.split('_to_');
      const filter = (change.action === 'destroy' ? change.before : change.after)['filter_policy'];
      return [{ ...effect, topic, receiver, filter }];
    });
}
