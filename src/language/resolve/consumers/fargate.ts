import { FARGATE } from '#base/aws/limits';
import { child, type Path } from '#base/diagnostics/path';
import type { FargateFile } from '../../schema/consumer/fargate';
import { toSeconds } from '#base/util/units';
import { byCodeUnit } from '#base/util/text';
import type { ConsumerBase } from '#model/consumer';
import type { Fargate, LogRouter, Volume } from '#model/fargate';
import { canonical, type JsonObject } from '#base/util/json';
import { dangling, fail, roleNameFor, type Scope } from '../scope';
import { checkVariables, resolveCommon, resolveInNetwork, type Resolver, type Surroundings } from './common';
import { containerOf, sidecarsOf } from './container';
import { checkContainers } from './containers';
import { resolveScaling } from './scaling';
import { resolveSecrets } from './secrets';
import { resolveVariables } from './variables';

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
    const message = `the option \`${name}\` is also in \`options\``;
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
  if ((written.publishes ?? []).length + (written.sends ?? []).length === 0) {
    const message = 'a service needs `queue` or `queues` to process, or `publishes` or `sends`';
    fail(scope, { rule: 'missing-key', message, path, on: 'key' });
  } else if (written.scaling) {
    const message = '`scaling` follows a queue, and this service has none';
    const help = 'use `count`';
    fail(scope, { rule: 'no-queue', message, path: child(path, 'scaling'), on: 'key', help });
  }
}

/**
 * ECS puts the log of a session into the log group of the container, and one whose log is routed has none.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-logging
 */
function checkExecLogs(scope: Scope, { exec, logRouter }: FargateFile, path: Path): void {
  if (typeof exec !== 'object' || !exec.logs || logRouter === undefined) return;
  const message = 'the sessions of ECS Exec are not logged: `logRouter` takes the place of the log group';
  const help = 'remove `logs: true`, or `logRouter`';
  fail(scope, { rule: 'wrong-value', message, path: child(path, 'exec', 'logs'), on: 'key', help });
}

/** ECS moves a task by starting another one first. */
function checkRebalancing(scope: Scope, { deployment }: FargateFile, path: Path): void {
  if (deployment.zoneRebalancing !== true || deployment.maxPercent > 100) return;
  const message =
    'ECS starts a task in another zone before it stops one, so `maxPercent` must be more than 100';
  fail(scope, {
    rule: 'wrong-value',
    message,
    path: child(path, 'deployment', 'zoneRebalancing'),
    on: 'key',
  });
}

/** With several queues nobody knows which of them Copilot would have named. */
function checkCompatibility(scope: Scope, written: FargateFile, { path, queues }: ConsumerBase): void {
  const isSaid = Object.hasOwn(written.environment ?? {}, 'COPILOT_QUEUE_URI');
  if (written.compatibility === undefined || queues.length < 2 || isSaid) return;
  const message = 'with several queues, `COPILOT_QUEUE_URI` may be any of them';
  const help =
    'say which in `environment`: `COPILOT_QUEUE_URI: ${queues.NAME.url}`, and others in `COPILOT_TOPIC_QUEUE_URIS`';
  fail(scope, { rule: 'wrong-value', message, path: child(path, 'compatibility'), on: 'key', help });
}

function checkCount(scope: Scope, written: FargateFile, path: Path): void {
  if (written.count === undefined || written.scaling === undefined) return;
  const message = '`count` and `scaling` both say how many tasks there are';
  const help = 'keep one of them';
  fail(scope, { rule: 'wrong-value', message, path: child(path, 'count'), on: 'key', help });
}

function roleNamesOf(scope: Scope, { roleNames }: FargateFile, named: { id: string; path: Path }) {
  return {
    task: roleNames?.task ?? roleNameFor(scope, { ...named, role: 'task' }),
    execution: roleNames?.execution ?? roleNameFor(scope, { ...named, role: 'execution' }),
  };
}

function resolveFargate(
  scope: Scope,
  name: string,
  written: FargateFile,
  surroundings: Surroundings,
): Fargate {
  const naming = { sort: 'fargate' as const, service: 'ECS', longest: FARGATE.name, inNetwork: true };
  const base = resolveCommon(scope, name, written, surroundings, naming);
  const { path } = base;
  const place = { scope, surroundings, path };
  const container = containerOf(place, written.container ?? name, written);
  const sidecars = sidecarsOf(place, written, container);
  checkContainers(scope, path, container, sidecars);
  checkQueue(scope, written, base);
  checkRebalancing(scope, written, path);
  checkCompatibility(scope, written, base);
  checkCount(scope, written, path);
  checkVariables(scope, base, container);
  checkExecLogs(scope, written, path);
  const { cpu, memory, architecture, ephemeralStorage, spot, pinDigest, exec, deployment, override } =
    written;
  return {
    ...base,
    ...resolveInNetwork(scope, written, path),
    kind: 'fargate',
    container,
    sidecars,
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
    exec: exec !== false,
    execLogs: typeof exec === 'object' && exec.logs,
    compatibility: written.compatibility,
    deployment: {
      ...deployment,
      rollbackAlarms: deployment.rollbackAlarms ?? [],
      zoneRebalancing: deployment.zoneRebalancing,
    },
    logGroup: written.logGroup ?? `/ecs/${base.physicalName}`,
    logStreamPrefix: written.logStreamPrefix ?? container.name,
    roleNames: roleNamesOf(scope, written, { id: name, path }),
    override: {
      container: canonical(override?.container ?? {}) as JsonObject,
      taskDefinition: canonical(override?.taskDefinition ?? {}) as JsonObject,
    },
  };
}

export const fargate: Resolver<FargateFile, Fargate> = { isCalled: false, resolve: resolveFargate };
