import type { Fargate } from '#model/fargate';
import { suggest } from '#base/diagnostics/suggest';
import type { Trouble } from '../trouble';
import type { FoundSource } from './condition';

/** That a service has no such container; nothing if it has. */
export function unknownContainer(
  { name, container, sidecars }: Fargate,
  wanted: string,
): Trouble | undefined {
  const names = [container, ...sidecars].map((one) => one.name);
  if (names.includes(wanted)) return undefined;
  const help = suggest(wanted, names);
  return { message: `\`${name}\` has no container \`${wanted}\``, ...(help === undefined ? {} : { help }) };
}

/** A router takes the logs of all containers but its own. */
export function containerLogs(service: Fargate, wanted: string | undefined): FoundSource {
  const { name, container, logGroup: group, logStreamPrefix, logRouter } = service;
  const unknown = wanted === undefined ? undefined : unknownContainer(service, wanted);
  if (unknown) return unknown;
  if (logRouter && wanted !== logRouter.sidecar) {
    return {
      message: `\`${logRouter.sidecar}\` sends the logs of \`${name}\` elsewhere`,
      help: `look where its options say; \`--container ${logRouter.sidecar}\` shows its own log`,
    };
  }
  if (wanted === undefined) return { group };
  return { group, streams: `${wanted === container.name ? logStreamPrefix : wanted}/${wanted}/` };
}
