import type { Values } from '../plan-file';
import { block, texts } from './danger';

/** Where a consumer is in a network, and in whose security groups. */
export interface NetworkPlace {
  readonly subnets: readonly string[];
  readonly groups: readonly string[];
}

const PLACES: Readonly<Record<string, readonly [block: string, subnets: string, groups: string]>> = {
  aws_ecs_service: ['network_configuration', 'subnets', 'security_groups'],
  aws_lambda_function: ['vpc_config', 'subnet_ids', 'security_group_ids'],
};

/** The attribute that says where resources of a type are. */
export function placeAttribute(type: string): string | undefined {
  return PLACES[type]?.[0];
}

/** Nothing for a resource that is in no network. */
export function placeOf(type: string, values: Values): NetworkPlace | undefined {
  const names = PLACES[type];
  if (!names) return undefined;
  const [at, subnets, groups] = names;
  const place = block(values[at]);
  return { subnets: texts(place[subnets]), groups: texts(place[groups]) };
}

/** Those of several that are there before and not after. */
export function missing(before: readonly string[], after: readonly string[]): string[] {
  return before.filter((id) => !after.includes(id));
}
