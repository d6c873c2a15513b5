import type { Lambda } from '../src/topology/consumer';

/** A year, as the common rules for audits ask. */
export const LOG_RETENTION_DAYS = 365;

/** Where Lambda writes, whether it is told or not. */
export function lambdaLogGroup({ physicalName }: Lambda): string {
  return `/aws/lambda/${physicalName}`;
}
