import type { Consumer, ConsumerKind } from '#model/consumer';
import { CONSUMER_KINDS } from '#model/kinds/consumers/index';
import type { Topology } from '#model/topology';
import type { ResourceTypes } from '../deploying/need';
import * as kinds from './kinds';
import type { ConsumerPolicies } from './policies';

const KINDS = kinds satisfies {
  readonly [K in ConsumerKind]: ConsumerPolicies<Extract<Consumer, { kind: K }>>;
};

/** Consumers by their kinds, in the order of the table: another order would be a change of policies in Terraform. */
export function inPolicyOrder({ consumers }: Topology): Consumer[] {
  return Object.keys(KINDS).flatMap((kind) => [...consumers.values()].filter((one) => one.kind === kind));
}

/** The resources of all kinds, with what whoever deploys may do with them. */
export const CONSUMER_TYPES = CONSUMER_KINDS.reduce<ResourceTypes>(
  (all, kind) => ({ ...all, ...KINDS[kind].resourceTypes }),
  {},
);

/** What consumers of this kind may do, and what may be done to them. */
export function consumerPolicies<C extends Consumer>({ kind }: C): ConsumerPolicies<C> {
  // For each kind the table has policies of that kind, which the compiler cannot follow through the union.
  return KINDS[kind] as unknown as ConsumerPolicies<C>;
}
