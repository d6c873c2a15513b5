import { FARGATE } from '#base/aws/limits';
import { child, type Path } from '#base/diagnostics/path';
import type { FargateFile } from '../../schema/consumer/fargate';
import { toSeconds } from '#base/util/units';
import { byCodeUnit } from '#base/util/text';
import type { ConsumerBase } from '#model/consumer';
import type { Container, Fargate, HealthCheck, LogRouter, Volume } from '#model/fargate';
import { canonical, type JsonObject } from '#base/util/json';
import { dangling, fail, type Scope } from '../scope';
import {
  checkVariables,
  resolveCommon,
  resolveInNetwork,
  resolveSecrets,
  resolveVariables,
  type Resolver,
  type Surroundings,
} from './common';
import { resolveScaling } from './scaling';

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

function containerOf(scope: Scope, name: string, written: Omit<ContainerFile, 'essential'>): Container {
  const { image, command, entryPoint, user, readonlyRootFilesystem } = written;
  return {
    name,
    image,
    essential: true,
    command,
    entryPoint,
    environment: resolveVariables(written.environment),
    secrets: resolveSecrets(scope, written.secrets),
    healthCheck: healthCheckOf(written.healthCheck),
    user,
    readonlyRootFilesystem,
    writable: [...new Set(written.writable)].sort(byCodeUnit),
  };
}

function sidecarsOf(scope: Scope, written: FargateFile, main: Container, path: Path): Container[] {
  const entries = Object.entries(written.sidecars ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  return entries.map(([name, sidecar]) => {
    if (name === main.name) {
      const message = `the main container has the name \`${name}\` already`;
      fail(scope, { rule: 'duplicate-element', message, path: child(path, 'sidecars', name), on: 'key' });
    }
    return { ...containerOf(scope, name, sidecar), essential: sidecar.essential };
  });
}

function volumesOf(written: FargateFile['volumes']): Volume[] {
  const entries = Object.entries(written ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  return entries.map(([name, volume]) => ({ name, ...volume }));
}

function logRouterOf(
  scope: Scope,
  { logRouter, sidecars = {} }: FargateFile,
  path: Path,
): LogRouter | undefined {
  if (!logRouter) return undefined;
  const { sidecar, type, options, secrets, config } = logRouter;
  const at = child(path, 'logRouter');
  if (!Object.hasOwn(sidecars, sidecar)) {
    dangling(scope, 'sidecar', sidecar, child(at, 'sidecar'), Object.keys(sidecars));
  }
  for (const name of Object.keys(secrets ?? {}).filter((name) => Object.hasOwn(options ?? {}, name))) {
    const message = `the option \`${name}\` stands in \`options\` too`;
    fail(scope, { rule: 'duplicate-variable', message, path: child(at, 'secrets', name), on: 'key' });
  }
  return {
    sidecar,
    type,
    options: resolveVariables(options),
    secrets: resolveSecrets(scope, secrets),
    config,
  };
}

function checkQueue(scope: Scope, written: FargateFile, { path }: ConsumerBase): void {
  if (written.queue !== undefined || written.queues !== undefined) return;
  const message = 'a service needs `queue` or `queues` to work off';
  fail(scope, { rule: 'missing-key', message, path, on: 'key' });
}

function checkCount(scope: Scope, written: FargateFile, path: Path): void {
  if (written.count === undefined || written.scaling === undefined) return;
  const message = '`count` and `scaling` both say how many tasks there are';
  const help = 'keep one of them';
  fail(scope, { rule: 'wrong-value', message, path: child(path, 'count'), on: 'key', help });
}

function resolveFargate(
  scope: Scope,
  name: string,
  written: FargateFile,
  surroundings: Surroundings,
): Fargate {
  const naming = { service: 'ECS', longest: FARGATE.name, inNetwork: true };
  const base = resolveCommon(scope, name, written, surroundings, naming);
  const { path } = base;
  const container = containerOf(scope, written.container ?? name, written);
  checkQueue(scope, written, base);
  checkCount(scope, written, path);
  checkVariables(scope, base, container);
  const { cpu, memory, architecture, ephemeralStorage, spot, pinDigest, exec, deployment, override } =
    written;
  return {
    ...base,
    ...resolveInNetwork(scope, written, path),
    kind: 'fargate',
    container,
    sidecars: sidecarsOf(scope, written, container, path),
    logRouter: logRouterOf(scope, written, path),
    pinDigest,
    cpu,
    memory,
    architecture,
    ephemeralStorage,
    count: written.count ?? 1,
    scaling: written.scaling && resolveScaling(scope, written.scaling, child(path, 'scaling')),
    spot,
    stopTimeout: toSeconds(written.stopTimeout)!,
    volumes: volumesOf(written.volumes),
    exec,
    deployment: { ...deployment, rollbackAlarms: deployment.rollbackAlarms ?? [] },
    logGroup: written.logGroup ?? `/ecs/${base.physicalName}`,
    logStreamPrefix: written.logStreamPrefix ?? container.name,
    roleNames: { task: written.roleNames?.task, execution: written.roleNames?.execution },
    override: {
      container: canonical(override?.container ?? {}) as JsonObject,
      taskDefinition: canonical(override?.taskDefinition ?? {}) as JsonObject,
    },
  };
}

export const fargate: Resolver<FargateFile, Fargate> = { isCalled: false, resolve: resolveFargate };
