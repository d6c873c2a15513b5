import type { RoleRules } from '#model/roles';
import type { TopologyFile } from '../schema/topology-file';

export function resolveRoles(written: TopologyFile['roles'] = {}): RoleRules {
  const { permissionsBoundary, path, namePrefix } = written;
  return { permissionsBoundary, path, namePrefix };
}
