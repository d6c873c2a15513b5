import { formatArn, parseArn, partitionOf, type Arn } from '#base/aws/arns';
import { child, formatPath, type Path } from '#base/diagnostics/path';
import { without, type PlainMap } from '#base/util/json';
import type { TopicFile } from '../schema/topology-file';
import { fail, type Scope } from './scope';

type External = NonNullable<TopicFile['external']>;

interface Foreign {
  readonly arn: Arn;
  readonly kmsKey: string | undefined;
}

/** What an owner decides stands beside `external` in vain. */
function reportOwners(scope: Scope, written: PlainMap, path: Path): void {
  for (const key of Object.keys(without(written, ['external']))) {
    const message = `\`${formatPath(path)}\` is external, so its owner decides about \`${key}\``;
    const help = `remove \`${key}\``;
    fail(scope, { rule: 'external-element', message, path: child(path, key), on: 'key', help });
  }
}

function foreign(scope: Scope, service: string, external: External): Foreign {
  if (typeof external === 'string') return { arn: parseArn(external)!, kmsKey: undefined };
  const { name, region = scope.region, account = scope.account, kmsKey } = external;
  return { arn: { partition: partitionOf(region), service, region, account, resource: name }, kmsKey };
}

/** SNS delivers to other regions, and programs send there, but nothing reaches another partition. */
function checkPartition(scope: Scope, { arn }: Foreign, path: Path): void {
  const own = partitionOf(scope.region);
  if (arn.partition === own) return;
  const shown = formatArn(arn, scope.account ?? '');
  fail(scope, {
    rule: 'external-element',
    message: `\`${shown}\` is in the partition \`${arn.partition}\`, and ${scope.region} in \`${own}\``,
    path: child(path, 'external'),
    help: 'nothing crosses partitions: forward the messages with a program of your own',
  });
}

/** An element that somebody else owns has a place and a key, and nothing of its own. */
export function resolveExternal(
  scope: Scope,
  { service, external }: { readonly service: string; readonly external: External },
  written: PlainMap,
  path: Path,
): Foreign {
  reportOwners(scope, written, path);
  const found = foreign(scope, service, external);
  checkPartition(scope, found, path);
  return found;
}
