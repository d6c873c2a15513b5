import { LOG_RETENTION_DAYS } from '#base/aws/limits';
import type { Trail } from '#model/oversight';
import type { Scope } from './scope';

const DEFAULT_RETENTION = '1y';

export function resolveTrail({ file }: Scope): Trail | undefined {
  const written = file.audit?.cloudtrail ?? false;
  if (written === false) return undefined;
  const { bucket, retention = DEFAULT_RETENTION } = written === true ? {} : written;
  return { path: ['audit', 'cloudtrail'], bucket, retentionDays: LOG_RETENTION_DAYS[retention] };
}
