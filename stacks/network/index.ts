import type { Network as NetworkElement } from '#model/network';
import { stackName } from '#model/topology';
import { endpointName, endpointsOf, type Endpoint } from '#policies/endpoints';
import { policyJson } from '#policies/statement';
import { SHARED } from '#model/shared';
import { nameResource } from '../address';
import { Construct, DataAwsRouteTables, SecurityGroup, VpcEndpoint } from '../cdktf';
import type { StackContext } from '../context';
import { literal, tagSettings } from '../text';
import { routeTableIds, subnetIds, vpcId } from './references';
import { securityGroupId } from './security-group';
import { buildVpc } from './vpc';

/** Where consumers run, and how they reach AWS from there. */
export class Network extends Construct {
  constructor(scope: Construct, network: NetworkElement, context: StackContext) {
    super(scope, 'network');
    buildVpc(this, network, context);
    const endpoints = network.hasEndpoints ? endpointsOf(context) : [];
    if (endpoints.some(({ type }) => type === 'interface')) this.addSecurityGroup(network, context);
    const hasGateway = endpoints.some(({ type }) => type === 'gateway');
    if (hasGateway && network.subnets.kind !== 'created') {
      const data = new DataAwsRouteTables(this, 'route-tables', { vpcId: vpcId(network) });
      nameResource(data, SHARED.network);
    }
    for (const endpoint of endpoints) this.addEndpoint(network, endpoint, context);
  }

  private addSecurityGroup(network: NetworkElement, { topology }: StackContext): void {
    const group = new SecurityGroup(this, 'endpoints', {
      namePrefix: literal(`${stackName(topology)}-endpoints-`),
      description: 'Who may reach the endpoints of AWS services',
      vpcId: vpcId(network),
      lifecycle: { createBeforeDestroy: true },
      ...tagSettings(topology.tags),
    });
    nameResource(group, SHARED.endpoints);
  }

  private addEndpoint(network: NetworkElement, endpoint: Endpoint, { topology }: StackContext): void {
    const { service, type, statements } = endpoint;
    const place =
      type === 'gateway'
        ? { vpcEndpointType: 'Gateway', routeTableIds: routeTableIds(network) }
        : {
            vpcEndpointType: 'Interface',
            privateDnsEnabled: true,
            subnetIds: subnetIds(topology),
            securityGroupIds: [securityGroupId(SHARED.endpoints)],
          };
    const resource = new VpcEndpoint(this, service, {
      vpcId: vpcId(network),
      serviceName: `com.amazonaws.${topology.region}.${service}`,
      ...place,
      policy: policyJson(statements),
      ...tagSettings({ ...topology.tags, Name: `${stackName(topology)}-${service}` }),
    });
    nameResource(resource, endpointName(endpoint));
  }
}
