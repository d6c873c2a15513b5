import { checkPolicy } from '#messages/filter-policy/check';
import type { Policy } from '#messages/filter-policy/policy';
import type { MessageSchema } from '#model/contract';
import type { Filter, Topic, Topology } from '#model/topology';

/** A sound filter, and what the contract of the topic says of what it looks at. */
export interface FilterUnderContract {
  readonly topic: Topic;
  readonly filter: Filter;
  readonly policy: Policy;
  readonly schema: MessageSchema;
}

/** Each filter once for each topic that it is used on and that has a contract for it. */
export function filtersUnderContract({ subscriptions }: Topology): FilterUnderContract[] {
  const found = subscriptions.flatMap(({ topic, filter }): [string, FilterUnderContract][] => {
    const schema = filter && topic.contract?.[filter.scope];
    if (!filter || !schema) return [];
    const { policy, isSound } = checkPolicy(filter.policy, filter.scope);
    const key = JSON.stringify([topic.name, filter.path]);
    return isSound ? [[key, { topic, filter, policy, schema }]] : [];
  });
  return [...new Map(found).values()];
}
