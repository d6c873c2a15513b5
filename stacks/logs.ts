import type { StackContext } from './context';
import { kmsKeyOf } from './references';

/** What all log groups of a topology have in common. */
export function logSettings(context: StackContext): {
  readonly retentionInDays: number;
  readonly kmsKeyId?: string;
} {
  const { logs } = context.topology;
  const kmsKeyId = kmsKeyOf(context, logs.encryption);
  return { retentionInDays: logs.retentionDays, ...(kmsKeyId === undefined ? {} : { kmsKeyId }) };
}
