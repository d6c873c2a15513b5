import { checkPackage, codeOf } from './lambda-code';
import { LAMBDA } from '#base/aws/limits';
import { child, type Path } from '#base/diagnostics/path';
import type { LambdaFile } from '../../schema/consumer/lambda';
import { toSeconds } from '#base/util/units';
import type { ConsumerBase, ImageStart, Lambda, LambdaLogging, Secrets } from '#model/consumer';
import type { Queue, Topic } from '#model/topology';
import type { Draft } from '../draft';
import { resolveEncryption } from '../encryption';
import { eventSourcesOf } from './event-sources';
import { dangling, fail, roleNameFor, type Scope } from '../scope';
import { checkVariables, resolveCommon, resolveInNetwork, type Resolver, type Surroundings } from './common';
import { resolveSecrets } from './secrets';
import { resolveLinks, resolveVariables } from './variables';

export type LambdaDraft = Draft<Lambda> & { deliveredBy: Topic[] };

/** Outside of the VPC nothing holds a function back, and no group does anything. */
function reportUnusedNetwork(scope: Scope, written: LambdaFile, path: Path): void {
  for (const key of ['egress', 'securityGroups'] as const) {
    if (written[key] === undefined) continue;
    const message = `\`${key}\` is for a function in a VPC, and this one is in none`;
    const help = `add \`network: true\`, or remove \`${key}\``;
    fail(scope, { rule: 'wrong-value', message, path: child(path, key), on: 'key', help });
  }
}

/** Levels are a matter of JSON alone. https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html */
function loggingOf(scope: Scope, { logging }: LambdaFile, path: Path): LambdaLogging | undefined {
  if (!logging) return undefined;
  const { format, level, systemLevel } = logging;
  for (const key of ['level', 'systemLevel'] as const) {
    if (format === 'json' || logging[key] === undefined) continue;
    const message = 'Lambda knows levels only of records in JSON';
    const at = child(path, 'logging', key);
    fail(scope, { rule: 'wrong-value', message, path: at, on: 'key', help: 'add `format: json`' });
  }
  return { group: logging.group, format, level, systemLevel };
}

/** A function gets the ARN of a secret, and takes of it what it wants. */
function checkJsonKeys(scope: Scope, secrets: Secrets, path: Path): void {
  for (const [name, { jsonKey }] of Object.entries(secrets)) {
    if (jsonKey === undefined) continue;
    const message = `a function reads the whole secret itself, so \`:${jsonKey}\` has no meaning`;
    fail(scope, {
      rule: 'wrong-value',
      message,
      path: child(path, 'secrets', name),
      help: `remove \`:${jsonKey}\``,
    });
  }
}

function failureQueue(scope: Scope, name: string | undefined, path: Path, { queues }: Surroundings) {
  if (name === undefined) return undefined;
  const queue: Queue | undefined = queues.get(name);
  return queue ?? dangling(scope, 'queue', name, child(path, 'onFailure'), queues.keys());
}

/** What the function finds in its environment. */
function variablesOf(scope: Scope, written: LambdaFile, base: ConsumerBase, surroundings: Surroundings) {
  const { path } = base;
  const environment = resolveVariables(written.environment);
  const variables = {
    environment,
    links: resolveLinks({ scope, surroundings }, environment, child(path, 'environment')),
    secrets: resolveSecrets(scope, written.secrets),
  };
  checkJsonKeys(scope, variables.secrets, path);
  checkVariables(scope, base, variables);
  return variables;
}

function imageStartOf(written: LambdaFile): ImageStart {
  return {
    command: written.imageCommand,
    entryPoint: written.imageEntryPoint,
    workingDirectory: written.imageWorkingDirectory,
  };
}

function resolveLambda(
  scope: Scope,
  name: string,
  written: LambdaFile,
  surroundings: Surroundings,
): LambdaDraft | undefined {
  const naming = {
    sort: 'lambda' as const,
    service: 'Lambda',
    longest: LAMBDA.name,
    inNetwork: written.network,
  };
  const base = resolveCommon(scope, name, written, surroundings, naming);
  const { path } = base;
  const code = codeOf(scope, written.code, child(path, 'code'));
  const sources = eventSourcesOf(scope, written, path, base.queues);
  if (!written.network) reportUnusedNetwork(scope, written, path);
  const onFailure = failureQueue(scope, written.onFailure, path, surroundings);
  if (!code) return undefined;
  checkPackage(scope, written, code, path);
  const variables = variablesOf(scope, written, base, surroundings);
  const {
    runtime,
    handler,
    memory,
    ephemeralStorage,
    architecture,
    codeSigning,
    tracing,
    reservedConcurrency,
  } = written;
  return {
    ...base,
    ...variables,
    ...resolveInNetwork(scope, written, path),
    kind: 'lambda',
    code,
    runtime,
    handler,
    layers: written.layers ?? [],
    image: imageStartOf(written),
    logGroup: written.logging?.group ?? `/aws/lambda/${base.physicalName}`,
    logging: loggingOf(scope, written, path),
    alias: written.alias,
    roleName: written.roleName ?? roleNameFor(scope, { id: name, path, role: 'function' }),
    timeout: toSeconds(written.timeout)!,
    encryption: resolveEncryption(written.encryption),
    codeSigning,
    memory,
    ephemeralStorage,
    architecture,
    tracing,
    reservedConcurrency,
    inNetwork: written.network,
    onFailure,
    ...sources,
    deliveredBy: [],
  };
}

export const lambda: Resolver<LambdaFile, Lambda> = {
  isCalled: true,
  resolve(scope, name, written, surroundings) {
    const resolved = resolveLambda(scope, name, written, surroundings);
    if (resolved) surroundings.functions.set(name, resolved);
    return resolved;
  },
};
