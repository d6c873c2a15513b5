import { SENT_ELSEWHERE, type Request } from '../request';

export const NETWORK_AND_ACCESS: Readonly<Record<string, Request>> = {
  aws_default_security_group: {
    shapes: ['ec2:DescribeSecurityGroupsRequest'],
    reasons: { vpc_id: SENT_ELSEWHERE },
  },
  aws_flow_log: {
    shapes: ['ec2:CreateFlowLogsRequest'],
    paths: { iam_role_arn: 'DeliverLogsPermissionArn', vpc_id: 'ResourceIds' },
  },
  aws_iam_policy: {
    shapes: ['iam:CreatePolicyRequest'],
    paths: { name: 'PolicyName', policy: 'PolicyDocument' },
  },
  aws_iam_role: {
    shapes: ['iam:CreateRoleRequest'],
    paths: { name: 'RoleName', assume_role_policy: 'AssumeRolePolicyDocument' },
    reasons: { name_prefix: 'Terraform adds the rest; `limits.ROLE.namePrefix`' },
  },
  aws_iam_role_policy: {
    shapes: ['iam:PutRolePolicyRequest'],
    paths: { name: 'PolicyName', policy: 'PolicyDocument', role: 'RoleName' },
  },
  aws_iam_role_policy_attachment: { shapes: ['iam:AttachRolePolicyRequest'], paths: { role: 'RoleName' } },
  aws_internet_gateway: { shapes: ['ec2:AttachInternetGatewayRequest'] },
  aws_kms_alias: { shapes: ['kms:CreateAliasRequest'], paths: { name: 'AliasName' } },
  aws_kms_key: {
    shapes: ['kms:CreateKeyRequest', 'kms:ScheduleKeyDeletionRequest', 'kms:EnableKeyRotationRequest'],
    paths: { deletion_window_in_days: 'PendingWindowInDays' },
    reasons: { enable_key_rotation: 'a request of its own, which is sent or not' },
  },
  aws_route: { shapes: ['ec2:CreateRouteRequest'] },
  aws_route_table: { shapes: ['ec2:CreateRouteTableRequest'] },
  aws_route_table_association: { shapes: ['ec2:AssociateRouteTableRequest'] },
  aws_security_group: {
    shapes: ['ec2:CreateSecurityGroupRequest'],
    reasons: { name_prefix: 'Terraform adds the rest; `limits.NETWORK`' },
  },
  aws_subnet: {
    shapes: ['ec2:CreateSubnetRequest', 'ec2:ModifySubnetAttributeRequest'],
    reasons: { map_public_ip_on_launch: 'a structure around one boolean' },
  },
  aws_vpc: {
    shapes: ['ec2:CreateVpcRequest'],
    reasons: {
      enable_dns_hostnames: 'a structure around one boolean',
      enable_dns_support: 'a structure around one boolean',
    },
  },
  aws_vpc_endpoint: {
    shapes: ['ec2:CreateVpcEndpointRequest'],
    paths: { policy: 'PolicyDocument' },
  },
  aws_vpc_security_group_egress_rule: {
    shapes: ['ec2:IpPermission', 'ec2:AuthorizeSecurityGroupEgressRequest'],
    paths: {
      cidr_ipv4: 'IpRanges.CidrIp',
      description: 'IpRanges.Description',
      prefix_list_id: 'PrefixListIds.PrefixListId',
      referenced_security_group_id: 'UserIdGroupPairs.GroupId',
      security_group_id: 'GroupId',
    },
    without: [/^(IpPermissions|Ipv6Ranges)/],
  },
  aws_vpc_security_group_ingress_rule: {
    shapes: ['ec2:IpPermission', 'ec2:AuthorizeSecurityGroupIngressRequest'],
    paths: {
      description: 'UserIdGroupPairs.Description',
      referenced_security_group_id: 'UserIdGroupPairs.GroupId',
      security_group_id: 'GroupId',
    },
    without: [/^(IpPermissions|Ipv6Ranges)/],
  },
  aws_xray_resource_policy: { shapes: ['xray:PutResourcePolicyRequest'] },
};
