import type { Topology } from '#model/topology';
import type { Condition } from '../statement';
import { inThisRegion, type Place } from './place';

/** What the provider calls for a resource of Terraform, and on what. */
export interface Need {
  /** Needs with one `sid` are about the same resources, and become one grant. */
  readonly sid: string;
  /** To see whether something has changed. */
  readonly read: readonly string[];
  /** To create, change, tag and delete it. */
  readonly write: readonly string[];
  readonly on: (place: Place) => readonly string[];
  readonly condition?: (place: Place) => Condition;
}

/** One type of resources, or with `data.` before it, one that is only looked up. */
export interface ResourceType {
  /** Whether Terraform has any of a topology, as far as the file tells. */
  readonly isUsed: (topology: Topology) => boolean;
  readonly needs: readonly Need[];
}

export type ResourceTypes = Readonly<Record<string, ResourceType>>;

type Actions = Pick<Need, 'read' | 'write'>;

/** Needs on resources of one sort, for types that each call other actions on them. */
export function needsOn(where: Pick<Need, 'sid' | 'on' | 'condition'>): (actions: Partial<Actions>) => Need {
  return ({ read = [], write = [] }) => ({ ...where, read, write });
}

/**
 * Calls for which AWS knows no resource: those have none in the service authorization reference, which a test asks.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const anywhere = needsOn({ sid: 'WithoutResource', on: () => ['*'], condition: inThisRegion });
