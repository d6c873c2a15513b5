import { checkPolicy, type CheckedPolicy } from '#messages/filter-policy/check';
import { filtersInUse, type Filter, type Topology } from '#model/topology';

export interface CheckedFilter extends CheckedPolicy {
  readonly filter: Filter;
}

/** Six rules look at every filter, and to read them takes longer than all other rules together. */
const checked = new WeakMap<Topology, readonly CheckedFilter[]>();

/** Every filter that a subscription has, and what is in it. */
export function checkedFilters(topology: Topology): readonly CheckedFilter[] {
  const known = checked.get(topology);
  if (known) return known;
  const filters = filtersInUse(topology).map((filter) => ({
    filter,
    ...checkPolicy(filter.policy, filter.scope),
  }));
  checked.set(topology, filters);
  return filters;
}
