import { addressOf } from '#model/address';
import type { Network } from '#model/network';
import { stackName, type Topology } from '#model/topology';
import type { Tags } from '#model/element';
import { flowLogGroup, flowLogsRole } from '#policies/roles/network';
import { SHARED } from '#model/shared';
import { nameResource } from '../address';
import {
  CloudwatchLogGroup,
  Construct,
  DataAwsAvailabilityZones,
  DataAwsSubnets,
  DataAwsVpc,
  DefaultSecurityGroup,
  FlowLog,
  InternetGateway,
  Route,
  RouteTable,
  RouteTableAssociation,
  Subnet,
  Vpc as VpcResource,
} from '../cdktf';
import type { StackContext } from '../context';
import { roleArn, ServiceRole } from '../constructs/service-role';
import { logSettings } from '../logs';
import { expression, literal, reference, tagSettings } from '../text';
import { subnetNames, subnetSort, vpcId } from './references';

/** The bits that tell subnets apart: room for sixteen. */
const SUBNET_BITS = 4;

/** Public subnets are behind all private ones, so that one sort can be made before the other is gone. */
const FIRST_BLOCK = { private: 0, public: 8 } as const;

function named(topology: Topology, what: string): { tags: Record<string, string> } {
  const { tags = {} } = tagSettings({ ...topology.tags, Name: `${stackName(topology)}${what}` });
  return { tags };
}

type Created = Extract<Network['vpc'], { kind: 'created' }>;

interface Placed {
  readonly name: string;
  readonly index: number;
  readonly place: {
    readonly availabilityZone: string;
    readonly lifecycle?: { readonly ignoreChanges: string[] };
  };
}

/** A zone that AWS opens later may come before others in the list, which must not replace the subnets that are there. */
function unmoved(availabilityZone: string): Placed['place'] {
  return { availabilityZone, lifecycle: { ignoreChanges: ['availability_zone'] } };
}

/** A VPC whose private subnets have no way to the internet, so that consumers reach AWS by endpoints; or with public subnets. */
class CreatedVpc extends Construct {
  constructor(scope: Construct, network: Network, { cidr, zones }: Created, context: StackContext) {
    super(scope, 'vpc');
    const { topology } = context;
    const vpc = new VpcResource(this, 'resource', {
      cidrBlock: cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      ...named(topology, ''),
    });
    const lockedGroup = new DefaultSecurityGroup(this, 'default-security-group', {
      vpcId: vpcId(network),
      ...named(topology, '-default'),
    });
    const routes = new RouteTable(this, 'routes', {
      vpcId: vpcId(network),
      ...named(topology, `-${subnetSort(network)}`),
    });
    for (const resource of [vpc, lockedGroup, routes]) nameResource(resource, SHARED.network);
    if (network.publicIp) this.openToInternet(network, topology);
    if (typeof zones === 'number') this.findZones();
    for (const [index, name] of subnetNames(network).entries()) {
      const zone = reference(addressOf(SHARED.network, 'zones'), `names[${index}]`);
      const place = typeof zones === 'number' ? unmoved(zone) : { availabilityZone: zones[index]! };
      this.addSubnet(network, { name, index, place }, topology);
    }
    this.logFlows(network, context);
  }

  /** Only what has a public address gets through, and no security group lets anybody in. */
  private openToInternet(network: Network, topology: Topology): void {
    const gateway = new InternetGateway(this, 'gateway', { vpcId: vpcId(network), ...named(topology, '') });
    const route = new Route(this, 'to-internet', {
      routeTableId: reference(addressOf(SHARED.network, 'route-table'), 'id'),
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: reference(addressOf(SHARED.network, 'internet-gateway'), 'id'),
    });
    for (const resource of [gateway, route]) nameResource(resource, SHARED.network);
  }

  private findZones(): void {
    const zones = new DataAwsAvailabilityZones(this, 'zones', {
      state: 'available',
      // Local zones have few services, and must be opted into.
      filter: [{ name: 'opt-in-status', values: ['opt-in-not-required'] }],
    });
    nameResource(zones, SHARED.network);
  }

  private addSubnet(network: Network, { name, index, place }: Placed, topology: Topology): void {
    const block = `${addressOf(SHARED.network, 'vpc')}.cidr_block`;
    const subnet = new Subnet(this, name, {
      vpcId: vpcId(network),
      cidrBlock: expression(
        `cidrsubnet(${block}, ${SUBNET_BITS}, ${FIRST_BLOCK[subnetSort(network)] + index})`,
      ),
      ...place,
      mapPublicIpOnLaunch: false,
      ...named(topology, `-${name}`),
    });
    nameResource(subnet, name);
    const association = new RouteTableAssociation(this, `${name}-routes`, {
      subnetId: reference(addressOf(name, 'subnet'), 'id'),
      routeTableId: reference(addressOf(SHARED.network, 'route-table'), 'id'),
    });
    nameResource(association, name);
  }

  private logFlows(network: Network, context: StackContext): void {
    const { topology } = context;
    const role = flowLogsRole(context);
    const { address } = role;
    const group = new CloudwatchLogGroup(this, 'flow-log-group', {
      name: literal(flowLogGroup(topology)),
      ...logSettings(context),
      ...tagSettings(topology.tags),
    });
    new ServiceRole(this, {
      role,
      name: { prefix: `${stackName(topology)}-flow-logs-` },
      rules: context.topology.roles,
      description: `Lets the VPC of ${stackName(topology)} log its flows`,
      tags: topology.tags,
    });
    const flowLog = new FlowLog(this, 'flow-log', {
      vpcId: vpcId(network),
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logDestination: reference(addressOf(address, 'log-group'), 'arn'),
      iamRoleArn: roleArn(address),
      ...named(topology, ''),
    });
    for (const resource of [group, flowLog]) nameResource(resource, address);
  }
}

function byTags(tags: Tags): Record<string, string> {
  return tagSettings(tags).tags ?? {};
}

/** The VPC and subnets: created, found by their tags, or known by their ids. */
export function buildVpc(scope: Construct, network: Network, context: StackContext): void {
  const { vpc, subnets } = network;
  if (vpc.kind === 'created') new CreatedVpc(scope, network, vpc, context);
  if (vpc.kind === 'tags') {
    nameResource(new DataAwsVpc(scope, 'vpc', { tags: byTags(vpc.tags) }), SHARED.network);
  }
  if (subnets.kind === 'tags') {
    const filter = [{ name: 'vpc-id', values: [vpcId(network)] }];
    const data = new DataAwsSubnets(scope, 'subnets', { filter, tags: byTags(subnets.tags) });
    nameResource(data, SHARED.network);
  }
}
