import type { Topology } from '#model/topology';
import { byCodeUnit } from '#base/util/text';
import type { Grant, Purpose } from './grant';
import { placeOf, type Place } from './place';
import type { Need } from './need';
import { RESOURCE_TYPES } from './resource-types';

function actionsOf({ read, write }: Need, purpose: Purpose): readonly string[] {
  return purpose === 'plan' ? read : [...read, ...write];
}

/** Needs of one `sid`, as one grant; nothing, if there is nothing to do or nothing to do it on. */
function grantFor(sid: string, needs: readonly Need[], place: Place, purpose: Purpose): Grant[] {
  const actions = [...new Set(needs.flatMap((need) => actionsOf(need, purpose)))].sort(byCodeUnit);
  const [need] = needs;
  const resources = [...new Set(need!.on(place))];
  if (actions.length === 0 || resources.length === 0) return [];
  const condition = need!.condition?.(place);
  return [{ sid, actions, resources, ...(condition ? { condition } : {}) }];
}

function grantsFor(topology: Topology, account: string | undefined, purpose: Purpose): Grant[] {
  const place = placeOf(topology, account);
  const bySid = new Map<string, Need[]>();
  for (const { isUsed, needs } of Object.values(RESOURCE_TYPES)) {
    if (!isUsed(topology)) continue;
    for (const need of needs) bySid.set(need.sid, [...(bySid.get(need.sid) ?? []), need]);
  }
  return [...bySid].flatMap(([sid, needs]) => grantFor(sid, needs, place, purpose));
}

/** To read what is deployed. The account is that of the file, or else any, unless the caller has a reference to it. */
export function planGrants(topology: Topology, account?: string): readonly Grant[] {
  return grantsFor(topology, account, 'plan');
}

/** To create, change, tag and delete it as well. */
export function deployGrants(topology: Topology, account?: string): readonly Grant[] {
  return grantsFor(topology, account, 'deploy');
}
