import { parseArn, type Arn } from '#base/aws/arns';
import { child, formatPath, type Path } from '#base/diagnostics/path';
import { fail, type Scope } from './scope';
import type { PlainMap } from '#base/util/json';

/** An element that somebody else owns has an ARN, in the region of the topology, and nothing beside it. */
export function resolveExternal(scope: Scope, arn: string, written: PlainMap, path: Path): Arn {
  for (const key of Object.keys(written).filter((key) => key !== 'external')) {
    const message = `\`${formatPath(path)}\` is external, so \`${key}\` is its owner's to decide`;
    fail(scope, {
      rule: 'external-element',
      message,
      path: child(path, key),
      on: 'key',
      help: `remove \`${key}\``,
    });
  }
  const parsed = parseArn(arn)!;
  if (parsed.region !== scope.region) {
    const message = `\`${arn}\` is not in ${scope.region}, the region of environment \`${scope.environment}\``;
    const help = 'describe what crosses regions in a topology of the other region';
    fail(scope, { rule: 'external-element', message, path: child(path, 'external'), help });
  }
  return parsed;
}
