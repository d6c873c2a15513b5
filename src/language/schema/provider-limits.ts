import { MESSAGE, QUEUE } from '#base/aws/limits';
import type { Path } from '#base/diagnostics/path';
import { formatBytes, toBytes } from '#base/util/units';

/** Help for a value that AWS takes and the oldest Terraform AWS provider that msgtopo supports does not. */
export function providerLimit(path: Path, value: unknown): string | undefined {
  if (path.at(-1) !== 'maxMessageSize') return undefined;
  const bytes = typeof value === 'number' || typeof value === 'string' ? toBytes(value) : undefined;
  if (bytes === undefined || bytes <= QUEUE.maxMessageSize.max || bytes > MESSAGE.queueSize) return undefined;
  const [provider, aws] = [QUEUE.maxMessageSize.max, MESSAGE.queueSize].map(formatBytes);
  return (
    `SQS takes up to ${aws}, but version 5.100 of the Terraform AWS provider refuses more than ${provider}; ` +
    `write \`${provider}\`. What SNS delivers is not held to this size`
  );
}
