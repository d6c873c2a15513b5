import { EVENT_SOURCE, MESSAGE, QUEUE } from '#base/aws/limits';
import type { Path } from '#base/diagnostics/path';
import { formatBytes, toBytes } from '#base/util/units';

/** What AWS takes where the oldest provider takes less; `EVENT_SOURCE.pollers` has the page. */
const POLLERS_OF_AWS = 10_000;

function refuses(service: string, aws: string, provider: string): string {
  return (
    `${service} takes up to ${aws}, but version 5.100 of the Terraform AWS provider refuses more than ${provider}; ` +
    `write \`${provider}\``
  );
}

/** Help for a value that AWS takes and the oldest Terraform AWS provider that msgtopo supports does not. */
export function providerLimit(path: Path, value: unknown): string | undefined {
  if (path.at(-2) === 'pollers' && path.at(-1) === 'max') {
    const { max } = EVENT_SOURCE.pollers;
    if (typeof value !== 'number' || value <= max || value > POLLERS_OF_AWS) return undefined;
    return refuses('Lambda', String(POLLERS_OF_AWS), String(max));
  }
  if (path.at(-1) !== 'maxMessageSize') return undefined;
  const bytes = typeof value === 'number' || typeof value === 'string' ? toBytes(value) : undefined;
  if (bytes === undefined || bytes <= QUEUE.maxMessageSize.max || bytes > MESSAGE.queueSize) return undefined;
  const [provider, aws] = [QUEUE.maxMessageSize.max, MESSAGE.queueSize].map(formatBytes);
  return `${refuses('SQS', aws!, provider!)}. What SNS delivers is not held to this size`;
}
