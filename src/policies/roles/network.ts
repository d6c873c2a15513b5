import { SHARED } from '#model/shared';
import { stackName, type Topology } from '#model/topology';
import { writeLogs } from '../grants';
import { ofThisAccount, trustService, type Role } from '../role';
import { allow } from '../statement';
import { arnOf, type PolicyWriter } from '../writer';

/** Where a VPC of a topology logs its flows. */
export function flowLogGroup(topology: Topology): string {
  return `/vpc/${stackName(topology)}`;
}

/**
 * It looks for its log group and its streams before it writes.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
 */
export function flowLogsRole(writer: PolicyWriter): Role {
  const findLogs = { Sid: 'FindLogs', Action: ['logs:DescribeLogGroups', 'logs:DescribeLogStreams'] };
  return {
    address: `${SHARED.network}_flow-logs`,
    trust: trustService('vpc-flow-logs.amazonaws.com', ofThisAccount(writer)),
    statements: [
      ...allow(findLogs, [arnOf(writer, 'logs', 'log-group:*')]),
      ...writeLogs(writer, [flowLogGroup(writer.topology)]),
    ],
  };
}
