import { each, harmless, may, REFUSED, renewed, type Family } from './row';

const CUT = may('cut-network');
const OPENS = may('cut-network', 'widen-access');
const OTHER_GROUND = renewed('cut-network');
/** What says whom a rule of a security group lets through, and by which port. */
export const THROUGH = [
  'cidr_ipv4',
  'cidr_ipv6',
  'prefix_list_id',
  'referenced_security_group_id',
  'from_port',
  'to_port',
  'ip_protocol',
];

const RULE = {
  created: may('widen-access'),
  destroyed: CUT,
  attributes: {
    ...each(THROUGH, OPENS),
    security_group_id: harmless('the rule goes with its group, and the new one is judged'),
  },
};

/** Where consumers run, and what they reach from there. */
export const NETWORK: Family = {
  aws_vpc: {
    created: harmless('nothing runs in it yet'),
    destroyed: CUT,
    attributes: {
      ...each(['cidr_block', 'instance_tenancy'], OTHER_GROUND),
      ...each(['enable_dns_hostnames', 'enable_dns_support'], CUT),
    },
  },
  aws_subnet: {
    created: harmless('nothing runs in it yet'),
    destroyed: CUT,
    attributes: {
      ...each(['cidr_block', 'vpc_id', 'availability_zone'], OTHER_GROUND),
      map_public_ip_on_launch: REFUSED,
    },
  },
  aws_route_table: {
    created: harmless('nothing uses it yet'),
    destroyed: CUT,
    attributes: { vpc_id: OTHER_GROUND, ...each(['route', 'propagating_vgws'], REFUSED) },
  },
  aws_route: {
    created: may('widen-access'),
    destroyed: CUT,
    attributes: { ...each(['route_table_id', 'destination_cidr_block'], OTHER_GROUND), gateway_id: REFUSED },
  },
  aws_internet_gateway: {
    created: harmless('without a route nothing goes through it'),
    destroyed: CUT,
    attributes: { vpc_id: REFUSED },
  },
  aws_route_table_association: {
    created: harmless('it comes with its subnet'),
    destroyed: CUT,
    attributes: { ...each(['subnet_id', 'gateway_id'], OTHER_GROUND), route_table_id: REFUSED },
  },
  aws_vpc_endpoint: {
    created: harmless('an endpoint gives nobody access that roles do not have'),
    destroyed: CUT,
    attributes: {
      policy: may('cut-access'),
      ...each(['vpc_id', 'service_name', 'vpc_endpoint_type'], OTHER_GROUND),
      ...each(['private_dns_enabled', 'route_table_ids', 'security_group_ids', 'subnet_ids'], CUT),
    },
  },
  aws_security_group: {
    created: harmless('what it lets through, its rules say'),
    destroyed: harmless('it goes with what it is for, and its rules are judged'),
    attributes: {
      ...each(['name', 'name_prefix', 'vpc_id'], harmless('what it lets through, its rules say')),
      ...each(['ingress', 'egress'], REFUSED),
      revoke_rules_on_delete: harmless('it counts once the group is destroyed'),
    },
  },
  aws_default_security_group: {
    created: harmless('it closes the group that AWS makes'),
    destroyed: harmless('Terraform leaves the group as it is'),
    attributes: {
      vpc_id: harmless('it follows its VPC'),
      ...each(['ingress', 'egress'], harmless('what msgtopo writes lets nothing through')),
    },
  },
  aws_vpc_security_group_egress_rule: RULE,
  aws_vpc_security_group_ingress_rule: RULE,
};
