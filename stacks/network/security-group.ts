import { addressOf } from '#model/address';
import type { Consumer } from '#model/consumer';
import type { Volume } from '#model/fargate';
import { consumerFacts } from '#model/kinds/consumers/index';
import { destinationWords, HTTPS, type Destination } from '#model/network';
import { endpointsOf } from '#policies/endpoints';
import { SHARED } from '#model/shared';
import type { Topology } from '#model/topology';
import { addressOfResource, nameResource } from '../address';
import {
  Construct,
  SecurityGroup as SecurityGroupResource,
  VpcSecurityGroupEgressRule,
  VpcSecurityGroupIngressRule,
} from '../cdktf';
import { mountedVolumes } from '../consumers/fargate/volumes';
import type { StackContext } from '../context';
import { literal, reference, tagSettings } from '../text';
import type { Prerequisite } from './prerequisites';
import { networkOf, vpcId } from './references';

const NFS = 2049;

export function securityGroupId(name: string): string {
  return reference(addressOf(name, 'security-group'), 'id');
}

type Rule = Omit<ConstructorParameters<typeof VpcSecurityGroupEgressRule>[2], 'securityGroupId'>;

function tcp(port: number) {
  return { ipProtocol: 'tcp', fromPort: port, toPort: port };
}

/** In addresses: `10-0-0-0-8` for HTTPS, else with its ports behind a `_`, which no volume has in its name. */
function destinationName(destination: Destination): string {
  const { by, address, protocol, fromPort, toPort } = destination;
  const name = address.replace(/[./]/g, '-');
  if (by === 'cidr' && destinationWords(destination) === address) return name;
  const ports = fromPort === toPort ? String(fromPort) : `${fromPort}-${toPort}`;
  return `${name}_${ports}${protocol === 'tcp' ? '' : `-${protocol}`}`;
}

const DESTINATIONS = {
  cidr: 'cidrIpv4',
  securityGroup: 'referencedSecurityGroupId',
  prefixList: 'prefixListId',
} as const;

function destinationRule({ by, address, protocol, fromPort, toPort }: Destination): Rule {
  const isHttps = protocol === 'tcp' && fromPort === HTTPS && toPort === HTTPS;
  const ports = fromPort === toPort ? String(fromPort) : `${fromPort}-${toPort}`;
  const what = isHttps ? 'HTTPS' : `${protocol.toUpperCase()} ${ports}`;
  const description = `${what} to ${address}`;
  return { [DESTINATIONS[by]]: address, description, ipProtocol: protocol, fromPort, toPort };
}

/** All groups of a consumer: its own, and those of others that it was given. */
export function securityGroupIds(consumer: Consumer): string[] {
  const { securityGroups = [] } = consumerFacts(consumer).inNetwork(consumer) ?? {};
  return [securityGroupId(consumer.name), ...securityGroups];
}

/**
 * Whether others have to know the group of a consumer, to let it in: it connects to more than AWS, so that its group is
 * an output.
 */
export function isGroupKnown(consumer: Consumer, { network }: Topology): boolean {
  const own = consumerFacts(consumer).inNetwork(consumer);
  const isElse = (one: Destination) => destinationWords(one) !== one.address || one.by !== 'cidr';
  if (!own || !network) return false;
  return own.egress.length + own.securityGroups.length > 0 || network.egress.some(isElse);
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
    const { egress } = consumerFacts(consumer).inNetwork(consumer)!;
    // AWS refuses the same rule twice: the first volume behind a group has the rule for all of them.
    const mounted = new Map<string, Volume>();
    for (const volume of mountedVolumes(consumer)) {
      const id = `${volume.securityGroup}_${NFS}`;
      if (!mounted.has(id)) mounted.set(id, volume);
    }
    const destinations = new Map([...network.egress, ...egress].map((one) => [destinationName(one), one]));
    for (const [id, destination] of destinations) {
      if (!mounted.has(id)) this.reach(id, destinationRule(destination));
    }
    for (const { name: volume, securityGroup, fileSystem } of mounted.values()) {
      const description = `NFS to ${fileSystem}`;
      this.reach(volume, { referencedSecurityGroupId: securityGroup, description, ...tcp(NFS) });
    }
  }

  private reach(what: string, rule: Rule): void {
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
