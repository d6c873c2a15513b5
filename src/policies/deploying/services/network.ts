import type { Network } from '#model/network';
import { consumerFacts } from '#model/kinds/consumers/index';
import { stackName, type Topology } from '#model/topology';
import type { Condition } from '../../statement';
import { anywhere, needsOn, type ResourceType, type ResourceTypes } from '../need';
import { inThisRegion, regional, type Place } from '../place';

type NetworkTest = (network: Network, topology: Topology) => boolean;

/** A type that a topology has if its network is so. */
function where(test: NetworkTest, needs: ResourceType['needs']): ResourceType {
  return { isUsed: (topology) => topology.network !== undefined && test(topology.network, topology), needs };
}

const isCreated: NetworkTest = ({ vpc }) => vpc.kind === 'created';
const hasEndpoints: NetworkTest = (network) => network.hasEndpoints;
const hasGroups: NetworkTest = (network, topology) =>
  network.hasEndpoints ||
  [...topology.consumers.values()].some((consumer) => consumerFacts(consumer).inNetwork(consumer));

const isPublic: NetworkTest = ({ vpc, publicIp }) => vpc.kind === 'created' && publicIp;

/** What Terraform gives a name that starts as the stack's. */
const NAMED = ['route-table', 'subnet', 'vpc', 'vpc-endpoint', 'vpc-flow-log'];

const arns = (place: Place, sorts: readonly string[]) =>
  sorts.map((sort) => regional(place, 'ec2', `${sort}/*`));

/** AWS gives these their ids, so that no name tells which they will be; a VPC that exists has an id already. */
function networkArns(place: Place, sorts: readonly string[]): string[] {
  const { network: written } = place.topology;
  const gateways = written && isPublic(written, place.topology) ? ['internet-gateway'] : [];
  const vpc = written?.vpc.kind === 'id' ? written.vpc.id : '*';
  return arns(place, [...sorts, ...gateways]).map((arn) => arn.replace(/(:vpc\/)\*$/, `$1${vpc}`));
}

/** To create, and to change what goes with parts of the network that somebody else has made. */
const network = needsOn({ sid: 'Network', on: (place) => networkArns(place, [...NAMED, 'security-group']) });

/** To change and delete what Terraform made, and nothing that others made. */
const ownNetwork = needsOn({
  sid: 'OwnNetwork',
  on: (place) => networkArns(place, NAMED),
  condition: ({ topology }) => {
    const name = stackName(topology);
    return { StringLike: { 'aws:ResourceTag/Name': [name, `${name}-*`] } };
  },
});

const CREATING = [
  'CreateFlowLogs',
  'CreateInternetGateway',
  'CreateRouteTable',
  'CreateSubnet',
  'CreateVpc',
  'CreateVpcEndpoint',
];

/** Names are given when something is created, or else anything could be made one's own by its name. */
const newTags = needsOn({
  sid: 'NewNetworkTags',
  on: (place) => networkArns(place, NAMED),
  condition: () => ({ StringEquals: { 'ec2:CreateAction': CREATING } }),
});

/** In one VPC, if its id is known. */
function withinVpc(place: Place): Condition {
  const vpc = place.topology.network?.vpc;
  return vpc?.kind === 'id'
    ? { ArnLike: { 'ec2:Vpc': regional(place, 'ec2', `vpc/${vpc.id}`) } }
    : inThisRegion(place);
}

const groups = needsOn({
  sid: 'SecurityGroups',
  on: (place) => arns(place, ['security-group']),
  condition: withinVpc,
});

/** Rules have no VPC of their own; each action on one asks for its group as well. */
const groupRules = needsOn({
  sid: 'SecurityGroupRules',
  on: (place) => arns(place, ['security-group-rule']),
});

/** No statement goes by the tags of groups and rules. */
const groupTags = needsOn({
  sid: 'SecurityGroupTags',
  on: (place) => arns(place, ['security-group', 'security-group-rule']),
});

const interfaces = needsOn({
  sid: 'NetworkInterfaces',
  on: (place) => arns(place, ['network-interface']),
  condition: withinVpc,
});

/** To take an interface off is also about what it was on, whatever that was. */
const attached = needsOn({ sid: 'AttachedInterfaces', on: (place) => arns(place, ['instance']) });

/** Tags when something is created, and later. */
const TAGS = [
  newTags({ write: ['ec2:CreateTags'] }),
  ownNetwork({ write: ['ec2:CreateTags', 'ec2:DeleteTags'] }),
];

const GROUP_TAGS = groupTags({ write: ['ec2:CreateTags', 'ec2:DeleteTags'] });

/** The name of an interface endpoint is a hosted zone that AWS makes: https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html */
const endpointNames = needsOn({
  sid: 'EndpointNames',
  on: ({ topology }) => [`arn:${topology.partition}:route53:::hostedzone/*`],
});

function rules(direction: 'Egress' | 'Ingress'): ResourceType {
  const authorize = `ec2:AuthorizeSecurityGroup${direction}`;
  return where(hasGroups, [
    anywhere({ read: ['ec2:DescribeSecurityGroupRules'] }),
    groups({ write: [authorize, 'ec2:ModifySecurityGroupRules', `ec2:RevokeSecurityGroup${direction}`] }),
    groupRules({ write: [authorize, 'ec2:ModifySecurityGroupRules'] }),
    GROUP_TAGS,
  ]);
}

/** Lambda leaves network interfaces behind for some minutes, which the provider waits for and removes. */
const LEFT_INTERFACES = [
  anywhere({ read: ['ec2:DescribeNetworkInterfaces'] }),
  interfaces({ write: ['ec2:DeleteNetworkInterface', 'ec2:DetachNetworkInterface'] }),
  attached({ write: ['ec2:DetachNetworkInterface'] }),
];

const AUTHORIZE = ['ec2:AuthorizeSecurityGroupEgress', 'ec2:AuthorizeSecurityGroupIngress'];
const REVOKE = ['ec2:RevokeSecurityGroupEgress', 'ec2:RevokeSecurityGroupIngress'];

const GROUP_RULES = [groups({ write: [...AUTHORIZE, ...REVOKE] }), groupRules({ write: AUTHORIZE })];

export const NETWORK: ResourceTypes = {
  aws_vpc: where(isCreated, [
    anywhere({
      read: [
        'ec2:DescribeNetworkAcls',
        'ec2:DescribeRouteTables',
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeVpcs',
      ],
    }),
    network({ read: ['ec2:DescribeVpcAttribute'], write: ['ec2:CreateVpc'] }),
    ownNetwork({ write: ['ec2:DeleteVpc', 'ec2:ModifyVpcAttribute'] }),
    ...TAGS,
  ]),
  aws_default_security_group: where(isCreated, [
    anywhere({ read: ['ec2:DescribeSecurityGroups'] }),
    ...GROUP_RULES,
    GROUP_TAGS,
  ]),
  aws_subnet: where(isCreated, [
    anywhere({ read: ['ec2:DescribeSubnets'] }),
    network({ write: ['ec2:CreateSubnet'] }),
    ownNetwork({ write: ['ec2:DeleteSubnet'] }),
    ...TAGS,
    ...LEFT_INTERFACES,
  ]),
  aws_route_table: where(isCreated, [
    anywhere({ read: ['ec2:DescribeRouteTables'] }),
    network({ write: ['ec2:CreateRouteTable'] }),
    ownNetwork({ write: ['ec2:DeleteRouteTable'] }),
    ...TAGS,
  ]),
  aws_route_table_association: where(isCreated, [
    anywhere({ read: ['ec2:DescribeRouteTables'] }),
    ownNetwork({
      write: ['ec2:AssociateRouteTable', 'ec2:DisassociateRouteTable', 'ec2:ReplaceRouteTableAssociation'],
    }),
  ]),
  aws_internet_gateway: where(isPublic, [
    anywhere({ read: ['ec2:DescribeInternetGateways'] }),
    network({ write: ['ec2:CreateInternetGateway'] }),
    ownNetwork({
      write: ['ec2:AttachInternetGateway', 'ec2:DeleteInternetGateway', 'ec2:DetachInternetGateway'],
    }),
    ...TAGS,
  ]),
  aws_route: where(isPublic, [
    anywhere({ read: ['ec2:DescribeRouteTables'] }),
    ownNetwork({ write: ['ec2:CreateRoute', 'ec2:DeleteRoute', 'ec2:ReplaceRoute'] }),
  ]),
  aws_flow_log: where(isCreated, [
    anywhere({ read: ['ec2:DescribeFlowLogs'] }),
    network({ write: ['ec2:CreateFlowLogs'] }),
    ownNetwork({ write: ['ec2:DeleteFlowLogs'] }),
    ...TAGS,
  ]),
  aws_security_group: where(hasGroups, [
    anywhere({ read: ['ec2:DescribeSecurityGroups', 'ec2:DescribeVpcs'] }),
    network({ write: ['ec2:CreateSecurityGroup'] }),
    groups({ write: ['ec2:DeleteSecurityGroup'] }),
    ...GROUP_RULES,
    GROUP_TAGS,
    ...LEFT_INTERFACES,
  ]),
  aws_vpc_security_group_egress_rule: rules('Egress'),
  aws_vpc_security_group_ingress_rule: rules('Ingress'),
  aws_vpc_endpoint: where(hasEndpoints, [
    anywhere({ read: ['ec2:DescribePrefixLists', 'ec2:DescribeVpcEndpoints'] }),
    network({ write: ['ec2:CreateVpcEndpoint', 'ec2:ModifyVpcEndpoint'] }),
    ownNetwork({ write: ['ec2:DeleteVpcEndpoints'] }),
    ...TAGS,
    endpointNames({ write: ['route53:AssociateVPCWithHostedZone'] }),
  ]),
  'data.aws_availability_zones': where(
    ({ vpc }) => vpc.kind === 'created' && typeof vpc.zones === 'number',
    [anywhere({ read: ['ec2:DescribeAvailabilityZones'] })],
  ),
  'data.aws_vpc': where(
    ({ vpc }) => vpc.kind === 'tags',
    [
      anywhere({ read: ['ec2:DescribeRouteTables', 'ec2:DescribeVpcs'] }),
      network({ read: ['ec2:DescribeVpcAttribute'] }),
    ],
  ),
  'data.aws_subnets': where(
    ({ subnets }) => subnets.kind === 'tags',
    [anywhere({ read: ['ec2:DescribeSubnets'] })],
  ),
  'data.aws_route_tables': where(
    ({ subnets, hasEndpoints: routed }) => routed && subnets.kind !== 'created',
    [anywhere({ read: ['ec2:DescribeRouteTables'] })],
  ),
};
