import { serviceOfAction } from '#base/aws/actions';
import { child, type Path } from '#base/diagnostics/path';
import { byCodeUnit, list, quoted } from '#base/util/text';
import type { Grant } from '#model/consumer';
import type { GrantsFile } from '../../schema/consumer/grants';
import { fail, type Scope } from '../scope';

/** A statement about one service can be held against it, and passes through one VPC endpoint. */
function checkService(scope: Scope, { actions }: GrantsFile[number], path: Path): void {
  const services = [...new Set(actions.map(serviceOfAction))];
  if (services.length < 2) return;
  const message = `a grant is about one service, found ${list(quoted(services))}`;
  fail(scope, {
    rule: 'wrong-value',
    message,
    path: child(path, 'actions'),
    help: 'write one grant for each',
  });
}

function checkResources(scope: Scope, { resources }: GrantsFile[number], path: Path): void {
  for (const [index, resource] of resources.entries()) {
    if (resource === '*' || /^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-*]*:(\d{12}|aws|\*)?:.+$/.test(resource))
      continue;
    const message = `a resource is an ARN, or \`*\` where AWS knows none, found \`${resource}\``;
    fail(scope, { rule: 'wrong-value', message, path: child(path, 'resources', index) });
  }
}

export function resolveGrants(scope: Scope, written: GrantsFile = [], path: Path): Grant[] {
  return written.map((grant, index) => {
    checkService(scope, grant, child(path, index));
    checkResources(scope, grant, child(path, index));
    const { actions, resources, conditions, reason } = grant;
    return {
      actions: [...new Set(actions)].sort(byCodeUnit),
      resources: [...new Set(resources)].sort(byCodeUnit),
      conditions,
      reason,
    };
  });
}
