import type { Lambda } from '../src/topology/consumer';
import { kmsKeyOf, type StackContext } from './context';

/** What all log groups of a topology have in common. */
export function logSettings({ topology: { logs } }: StackContext): {
  readonly retentionInDays: number;
  readonly kmsKeyId?: string;
} {
  const kmsKeyId = kmsKeyOf(logs.encryption);
  return { retentionInDays: logs.retentionDays, ...(kmsKeyId === undefined ? {} : { kmsKeyId }) };
}

/** Where Lambda writes, whether it is told or not. */
export function lambdaLogGroup({ physicalName }: Lambda): string {
  return `/aws/lambda/${physicalName}`;
}
