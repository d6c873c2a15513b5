import { SHARED } from '#model/shared';
import { stackName, type Topology } from '#model/topology';
import { writeLogs } from '../grants';
import { ofThisAccount, trustService, type Role } from '../role';
import type { PolicyWriter } from '../writer';

/** Where a VPC of a topology logs its flows. */
export function flowLogGroup(topology: Topology): string {
  return `/vpc/${stackName(topology)}`;
}

export function flowLogsRole(writer: PolicyWriter): Role {
  return {
    address: `${SHARED.network}_flow-logs`,
    trust: trustService('vpc-flow-logs.amazonaws.com', ofThisAccount(writer)),
    statements: writeLogs(writer, [flowLogGroup(writer.topology)]),
  };
}
