import { parseArn, partitionOf, type Arn } from '#base/aws/arns';
import { child, formatPath, type Path } from '#base/diagnostics/path';
import { fail, type Scope } from './scope';
import { without, type PlainMap } from '#base/util/json';

/** An element that somebody else owns has an ARN and nothing beside it. */
export function resolveExternal(scope: Scope, arn: string, written: PlainMap, path: Path): Arn {
  for (const key of Object.keys(without(written, ['external']))) {
    const message = `\`${formatPath(path)}\` is external, so its owner decides about \`${key}\``;
    fail(scope, {
      rule: 'external-element',
      message,
      path: child(path, key),
      on: 'key',
      help: `remove \`${key}\``,
    });
  }
  return parseArn(arn)!;
}

/** Terraform subscribes where the topic is: https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html */
export function checkTopicRegion(scope: Scope, { region }: Arn, arn: string, path: Path): void {
  if (region === scope.region) return;
  fail(scope, {
    rule: 'external-element',
    message: `\`${arn}\` is not in ${scope.region}, the region of environment \`${scope.environment}\``,
    path: child(path, 'external'),
    help:
      `a subscription is made in the region of its topic: write it in a topology of ${region}, ` +
      `which names your queue of ${scope.region} by its ARN, as \`external\``,
  });
}

/** SNS delivers to queues of other regions, but not to those of another partition. */
export function checkQueuePartition(scope: Scope, { partition }: Arn, arn: string, path: Path): void {
  const own = partitionOf(scope.region);
  if (partition === own) return;
  fail(scope, {
    rule: 'external-element',
    message: `\`${arn}\` is in the partition \`${partition}\`, and ${scope.region} in \`${own}\``,
    path: child(path, 'external'),
    help: 'nothing crosses partitions: forward the messages with a program of your own',
  });
}
