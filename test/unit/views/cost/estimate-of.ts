import { estimate, type Estimate } from '#views/cost/estimate';
import { madeOf } from '#stacks/inventory';
import { topologyOf } from '#test/unit/topology-of';

export const FUNCTION =
  'code: { inline: "def handler(event, context): pass" }, runtime: python3.13, handler: index.handler';

export const WORK = { secondsPerMessage: 0.1, logBytesPerMessage: 0 };

/** Keys and endpoints cost much, and are not what most tests are about. */
const MADE = { keys: 0, endpointZones: 0, zones: 2 };

export function estimateOf(yaml: string, files?: Readonly<Record<string, string>>, work = WORK): Estimate {
  const topology = topologyOf(yaml, files);
  return estimate(topology, { ...madeOf(topology), ...MADE }, work);
}

/** `element: what` to its quantity, rounded. */
export function quantities(yaml: string, files?: Readonly<Record<string, string>>): Record<string, number> {
  const { lines } = estimateOf(yaml, files);
  return Object.fromEntries(
    lines.map(({ element, what, quantity }) => [`${element}: ${what}`, Math.round(quantity)]),
  );
}
