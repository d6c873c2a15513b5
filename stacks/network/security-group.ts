import { addressOf } from '#model/address';
import type { Consumer } from '#model/consumer';
import { endpointsOf } from '#policies/endpoints';
import { SHARED } from '#model/shared';
import { addressOfResource, nameResource } from '../address';
import {
  Construct,
  SecurityGroup as SecurityGroupResource,
  VpcSecurityGroupEgressRule,
  VpcSecurityGroupIngressRule,
} from '../cdktf';
import type { StackContext } from '../context';
import { literal, reference, tagSettings } from '../text';
import type { Prerequisite } from './prerequisites';
import { networkOf, vpcId } from './references';

const HTTPS = 443;
const NFS = 2049;

export function securityGroupId(name: string): string {
  return reference(addressOf(name, 'security-group'), 'id');
}

function tcp(port: number) {
  return { ipProtocol: 'tcp', fromPort: port, toPort: port };
}

/** What a consumer may reach: the endpoints that are there for it, and what the file says. Nobody may reach it. */
export class SecurityGroup extends Construct {
  /** Without these, the group lets nobody through. */
  readonly rules: Prerequisite[] = [];

  constructor(
    scope: Construct,
    private readonly consumer: Consumer,
    context: StackContext,
  ) {
    super(scope, 'security-group');
    const { name, physicalName, tags } = consumer;
    const network = networkOf(context.topology);
    const group = new SecurityGroupResource(this, 'resource', {
      namePrefix: literal(`${physicalName}-`),
      description: literal(`What ${name} may reach`),
      vpcId: vpcId(network),
      lifecycle: { createBeforeDestroy: true },
      ...tagSettings(tags),
    });
    nameResource(group, name);

    const endpoints = network.hasEndpoints ? endpointsOf(context) : [];
    if (endpoints.some(({ type }) => type === 'interface')) this.reachEndpoints();
    for (const { type, service } of endpoints) {
      if (type !== 'gateway') continue;
      const prefixListId = reference(addressOf(service, 'endpoint'), 'prefix_list_id');
      this.reach(service, { prefixListId, description: `HTTPS to ${service}`, ...tcp(HTTPS) });
    }
    for (const cidrIpv4 of network.egress) {
      const id = cidrIpv4.replace(/[./]/g, '-');
      this.reach(id, { cidrIpv4, description: `HTTPS to ${cidrIpv4}`, ...tcp(HTTPS) });
    }
    for (const volume of consumer.kind === 'fargate' ? consumer.volumes : []) {
      const referencedSecurityGroupId = volume.securityGroup;
      this.reach(volume.name, {
        referencedSecurityGroupId,
        description: `NFS to ${volume.fileSystem}`,
        ...tcp(NFS),
      });
    }
  }

  private reach(
    what: string,
    rule: Omit<ConstructorParameters<typeof VpcSecurityGroupEgressRule>[2], 'securityGroupId'>,
  ): void {
    const { name, tags } = this.consumer;
    const resource = new VpcSecurityGroupEgressRule(this, `to-${what}`, {
      securityGroupId: securityGroupId(name),
      ...rule,
      ...tagSettings(tags),
    });
    nameResource(resource, `${name}_to_${what}`);
    this.rules.push({ fqn: addressOfResource(resource) });
  }

  private reachEndpoints(): void {
    const { name, tags } = this.consumer;
    this.reach(SHARED.endpoints, {
      referencedSecurityGroupId: securityGroupId(SHARED.endpoints),
      description: 'HTTPS to the endpoints of AWS services',
      ...tcp(HTTPS),
    });
    const admission = new VpcSecurityGroupIngressRule(this, 'at-endpoints', {
      securityGroupId: securityGroupId(SHARED.endpoints),
      referencedSecurityGroupId: securityGroupId(name),
      description: literal(`HTTPS from ${name}`),
      ...tcp(HTTPS),
      ...tagSettings(tags),
    });
    nameResource(admission, `${name}_to_${SHARED.endpoints}`);
    this.rules.push({ fqn: addressOfResource(admission) });
  }
}
