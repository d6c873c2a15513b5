import { child, type Path } from '#base/diagnostics/path';
import { byCodeUnit } from '#base/util/text';
import { toSeconds } from '#base/util/units';
import type { Container, HealthCheck, Port, Restart, Ulimit } from '#model/fargate';
import type { FargateFile } from '../../schema/consumer/fargate';
import { fail, type Scope } from '../scope';
import type { Surroundings } from './common';
import { resolveSecrets } from './secrets';
import { resolveLinks, resolveVariables } from './variables';

type ContainerFile = NonNullable<FargateFile['sidecars']>[string];

function healthCheckOf(written: ContainerFile['healthCheck']): HealthCheck | undefined {
  if (!written) return undefined;
  return {
    command: written.command,
    interval: toSeconds(written.interval)!,
    timeout: toSeconds(written.timeout)!,
    retries: written.retries,
    startPeriod: toSeconds(written.startPeriod)!,
  };
}

function portsOf(written: ContainerFile['ports'] = []): Port[] {
  return written.map((port) => {
    const [number, protocol = 'tcp'] = String(port).split('/');
    return { port: Number(number), protocol: protocol as Port['protocol'] };
  });
}

function ulimitsOf(written: ContainerFile['ulimits'] = {}): Ulimit[] {
  const entries = Object.entries(written).sort(([a], [b]) => byCodeUnit(a, b));
  return entries.map(([name, limit]) =>
    typeof limit === 'number' ? { name, soft: limit, hard: limit } : { name, ...limit },
  );
}

function restartOf(written: ContainerFile['restart']): Restart | undefined {
  if (written === undefined) return undefined;
  const { ignoredExitCodes, resetAfter } = written === true ? RESTART : written;
  return { ignoredExitCodes, resetAfter: toSeconds(resetAfter)! };
}

const RESTART = { ignoredExitCodes: [], resetAfter: '5m' } as const;

interface Place {
  readonly scope: Scope;
  readonly surroundings: Surroundings;
  readonly path: Path;
}

export function containerOf(
  place: Place,
  name: string,
  written: Omit<ContainerFile, 'essential'>,
): Container {
  const { image, command, entryPoint, user, readonlyRootFilesystem } = written;
  const { scope, path } = place;
  const environment = resolveVariables(written.environment);
  return {
    name,
    image,
    essential: true,
    command,
    entryPoint,
    environment,
    links: resolveLinks(place, environment, child(path, 'environment')),
    secrets: resolveSecrets(scope, written.secrets),
    ports: portsOf(written.ports),
    ulimits: ulimitsOf(written.ulimits),
    restart: restartOf(written.restart),
    dependsOn: written.dependsOn ?? {},
    healthCheck: healthCheckOf(written.healthCheck),
    user,
    readonlyRootFilesystem,
    writable: [...new Set(written.writable)].sort(byCodeUnit),
  };
}

export function sidecarsOf(place: Place, written: FargateFile, main: Container): Container[] {
  const { scope, path } = place;
  const entries = Object.entries(written.sidecars ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  return entries.map(([name, sidecar]) => {
    if (name === main.name) {
      const message = `the main container already has the name \`${name}\``;
      fail(scope, { rule: 'duplicate-element', message, path: child(path, 'sidecars', name), on: 'key' });
    }
    const at = { ...place, path: child(path, 'sidecars', name) };
    return { ...containerOf(at, name, sidecar), essential: sidecar.essential };
  });
}
