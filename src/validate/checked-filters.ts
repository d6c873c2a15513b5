import { checkPolicy, type CheckedPolicy } from '#messages/filter-policy/check';
import { filtersInUse, type Filter, type Topology } from '#model/topology';

export interface CheckedFilter extends CheckedPolicy {
  readonly filter: Filter;
}

/** By where they stand: a filter with a name is one, however many subscriptions have it. */
type ByPlace = ReadonlyMap<string, CheckedFilter>;

/** Six rules look at every filter, and to read them takes longer than all other rules together. */
const checked = new WeakMap<Topology, ByPlace>();

function placeOf({ path }: Filter): string {
  return path.join();
}

function byPlace(topology: Topology): ByPlace {
  const known = checked.get(topology);
  if (known) return known;
  const filters: ByPlace = new Map(
    filtersInUse(topology).map((filter) => [
      placeOf(filter),
      { filter, ...checkPolicy(filter.policy, filter.scope) },
    ]),
  );
  checked.set(topology, filters);
  return filters;
}

/** Every filter that a subscription has, and what is in it. */
export function checkedFilters(topology: Topology): Iterable<CheckedFilter> {
  return byPlace(topology).values();
}

/** What is in the filter of a subscription. */
export function checkedFilter(topology: Topology, filter: Filter): CheckedFilter {
  return byPlace(topology).get(placeOf(filter))!;
}
