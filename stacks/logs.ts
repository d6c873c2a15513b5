import type { Lambda } from '../src/topology/consumer';

/** Where Lambda writes, whether it is told or not. */
export function lambdaLogGroup({ physicalName }: Lambda): string {
  return `/aws/lambda/${physicalName}`;
}
