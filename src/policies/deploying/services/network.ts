import type { Network } from '#model/network';
import { consumerFacts } from '#model/kinds/consumers/index';
import type { Topology } from '#model/topology';
import { anywhere, needsOn, type ResourceType, type ResourceTypes } from '../need';
import { regional, type Place } from '../place';

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

const SORTS = [
  'network-interface',
  'route-table',
  'security-group',
  'security-group-rule',
  'subnet',
  'vpc',
  'vpc-endpoint',
  'vpc-flow-log',
];

const isPublic: NetworkTest = ({ vpc, publicIp }) => vpc.kind === 'created' && publicIp;

/** AWS gives these their ids, so that no name tells which they will be; a VPC that exists has an id already. */
function networkArns(place: Place): string[] {
  const vpc = place.topology.network?.vpc;
  const { network: written } = place.topology;
  const gateways = written && isPublic(written, place.topology) ? ['internet-gateway'] : [];
  return [...SORTS, ...gateways].map((sort) => {
    const id = sort === 'vpc' && vpc?.kind === 'id' ? vpc.id : '*';
    return regional(place, 'ec2', `${sort}/${id}`);
  });
}

const network = needsOn({ sid: 'Network', on: networkArns });

const TAG = ['ec2:CreateTags', 'ec2:DeleteTags'];

/** The name of an interface endpoint is a hosted zone that AWS makes: https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html */
const endpointNames = needsOn({
  sid: 'EndpointNames',
  on: ({ topology }) => [`arn:${topology.partition}:route53:::hostedzone/*`],
});

function rules(direction: 'Egress' | 'Ingress'): ResourceType {
  return where(hasGroups, [
    anywhere({ read: ['ec2:DescribeSecurityGroupRules'] }),
    network({
      write: [
        `ec2:AuthorizeSecurityGroup${direction}`,
        'ec2:ModifySecurityGroupRules',
        `ec2:RevokeSecurityGroup${direction}`,
        ...TAG,
      ],
    }),
  ]);
}

/** To take an interface off is about what it was on, whatever that was. */
const attached = needsOn({
  sid: 'AttachedInterfaces',
  on: (place) => ['instance/*', 'network-interface/*'].map((sort) => regional(place, 'ec2', sort)),
});

/** Lambda leaves network interfaces behind for some minutes, which the provider waits for and removes. */
const LEFT_INTERFACES = [
  anywhere({ read: ['ec2:DescribeNetworkInterfaces'] }),
  network({ write: ['ec2:DeleteNetworkInterface'] }),
  attached({ write: ['ec2:DetachNetworkInterface'] }),
];

const GROUP_RULES = network({
  write: [
    'ec2:AuthorizeSecurityGroupEgress',
    'ec2:AuthorizeSecurityGroupIngress',
    'ec2:RevokeSecurityGroupEgress',
    'ec2:RevokeSecurityGroupIngress',
  ],
});

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
    network({
      read: ['ec2:DescribeVpcAttribute'],
      write: ['ec2:CreateVpc', 'ec2:DeleteVpc', 'ec2:ModifyVpcAttribute', ...TAG],
    }),
  ]),
  aws_default_security_group: where(isCreated, [
    anywhere({ read: ['ec2:DescribeSecurityGroups'] }),
    GROUP_RULES,
  ]),
  aws_subnet: where(isCreated, [
    anywhere({ read: ['ec2:DescribeSubnets'] }),
    network({ write: ['ec2:CreateSubnet', 'ec2:DeleteSubnet', ...TAG] }),
    ...LEFT_INTERFACES,
  ]),
  aws_route_table: where(isCreated, [
    anywhere({ read: ['ec2:DescribeRouteTables'] }),
    network({ write: ['ec2:CreateRouteTable', 'ec2:DeleteRouteTable', ...TAG] }),
  ]),
  aws_route_table_association: where(isCreated, [
    anywhere({ read: ['ec2:DescribeRouteTables'] }),
    network({
      write: ['ec2:AssociateRouteTable', 'ec2:DisassociateRouteTable', 'ec2:ReplaceRouteTableAssociation'],
    }),
  ]),
  aws_internet_gateway: where(isPublic, [
    anywhere({ read: ['ec2:DescribeInternetGateways'] }),
    network({
      write: [
        'ec2:AttachInternetGateway',
        'ec2:CreateInternetGateway',
        'ec2:DeleteInternetGateway',
        'ec2:DetachInternetGateway',
        ...TAG,
      ],
    }),
  ]),
  aws_route: where(isPublic, [
    anywhere({ read: ['ec2:DescribeRouteTables'] }),
    network({ write: ['ec2:CreateRoute', 'ec2:DeleteRoute', 'ec2:ReplaceRoute'] }),
  ]),
  aws_flow_log: where(isCreated, [
    anywhere({ read: ['ec2:DescribeFlowLogs'] }),
    network({ write: ['ec2:CreateFlowLogs', 'ec2:DeleteFlowLogs', ...TAG] }),
  ]),
  aws_security_group: where(hasGroups, [
    anywhere({ read: ['ec2:DescribeSecurityGroups', 'ec2:DescribeVpcs'] }),
    network({ write: ['ec2:CreateSecurityGroup', 'ec2:DeleteSecurityGroup', ...TAG] }),
    GROUP_RULES,
    ...LEFT_INTERFACES,
  ]),
  aws_vpc_security_group_egress_rule: rules('Egress'),
  aws_vpc_security_group_ingress_rule: rules('Ingress'),
  aws_vpc_endpoint: where(hasEndpoints, [
    anywhere({ read: ['ec2:DescribePrefixLists', 'ec2:DescribeVpcEndpoints'] }),
    network({
      write: ['ec2:CreateVpcEndpoint', 'ec2:DeleteVpcEndpoints', 'ec2:ModifyVpcEndpoint', ...TAG],
    }),
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
