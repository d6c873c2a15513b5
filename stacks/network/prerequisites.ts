import { addressOf } from '#model/address';
import { endpointName, endpointsOf } from '#policies/endpoints';
import type { StackContext } from '../context';
import { internetRoute, networkOf, subnetNames } from './references';
import type { SecurityGroup } from './security-group';

/** What another resource can wait for. */
export interface Prerequisite {
  readonly fqn: string;
}

/**
 * What must be there before anything can be reached from inside the network. A task that starts earlier cannot pull
 * its image, and after a few of these ECS gives up the first deployment of the service for good.
 */
export function networkPrerequisites({ rules }: SecurityGroup, context: StackContext): Prerequisite[] {
  const network = networkOf(context.topology);
  const endpoints = network.hasEndpoints ? endpointsOf(context) : [];
  return [
    ...rules,
    ...endpoints.map((endpoint) => ({ fqn: addressOf(endpointName(endpoint), 'endpoint') })),
    ...subnetNames(network).map((name) => ({ fqn: addressOf(name, 'route-table-association') })),
    ...internetRoute(network).map((fqn) => ({ fqn })),
  ];
}
