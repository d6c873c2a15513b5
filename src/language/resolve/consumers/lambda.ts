import { join } from 'node:path';
import { EVENT_SOURCE, LAMBDA } from '#base/aws/limits';
import { warning } from '#base/diagnostics/diagnostic';
import { child, type Path } from '#base/diagnostics/path';
import { CODE_KEYS, EVENT_SOURCE_KEYS, IMAGE_KEYS, type LambdaFile } from '../../schema/consumer/lambda';
import { toSeconds } from '#base/util/units';
import { list, quoted } from '#base/util/text';
import type { EventSource, Lambda, LambdaCode, LambdaLogging, Secrets } from '#model/consumer';
import { canonical, type JsonObject } from '#base/util/json';
import type { Queue, Topic } from '#model/topology';
import { INSIDE } from '../../read/workspace';
import type { Draft } from '../draft';
import { resolveEncryption } from '../encryption';
import { dangling, fail, roleNameFor, type Scope } from '../scope';
import { checkVariables, resolveCommon, resolveInNetwork, type Resolver, type Surroundings } from './common';
import { resolveSecrets } from './secrets';
import { resolveLinks, resolveVariables } from './variables';

export type LambdaDraft = Draft<Lambda> & { deliveredBy: Topic[] };

/** A zip archive is built by the user, perhaps later, so that none is there yet is only worth a warning. */
function zipCode(scope: Scope, file: string, path: Path): LambdaCode | undefined {
  const name = join(scope.directory, file);
  if (scope.workspace.isForeign?.(name, scope.directory) === true) {
    const message = `\`${file}\` is no file of the project`;
    return fail(scope, { rule: 'file-not-found', message, path, help: INSIDE });
  }
  if (!scope.workspace.read(name, scope.directory)) {
    const message = `there is no file \`${name}\` yet`;
    const help = 'build it before you plan';
    scope.report(warning({ rule: 'file-not-found', message, path, help }));
  }
  return { kind: 'zip', file };
}

function codeOf(scope: Scope, written: LambdaFile['code'], path: Path): LambdaCode | undefined {
  const [key, ...more] = CODE_KEYS.filter((key) => written[key] !== undefined);
  if (key === undefined || more.length > 0) {
    const found = key === undefined ? 'none' : list(quoted([key, ...more]));
    const message = `\`code\` needs exactly one of ${list(quoted(CODE_KEYS), 'or')}, found ${found}`;
    return fail(scope, { rule: 'wrong-value', message, path, on: 'key' });
  }
  const { zip, s3, image, inline } = written;
  if (zip !== undefined) return zipCode(scope, zip, child(path, 'zip'));
  if (s3 !== undefined) return { kind: 's3', bucket: s3.bucket, key: s3.key, version: s3.version };
  if (image !== undefined) return { kind: 'image', uri: image };
  return { kind: 'inline', source: inline! };
}

/** An archive needs both `runtime` and `handler`, and an image brings its own. */
function checkPackage(scope: Scope, written: LambdaFile, code: LambdaCode, path: Path): void {
  for (const key of ['runtime', 'handler'] as const) {
    if (code.kind === 'image' && written[key] !== undefined) {
      const message = `an image has its own \`${key}\``;
      fail(scope, { rule: 'wrong-value', message, path: child(path, key), on: 'key', help: 'remove it' });
    }
    if (code.kind !== 'image' && written[key] === undefined) {
      const message = `a function from \`${code.kind}\` needs the key \`${key}\``;
      fail(scope, { rule: 'missing-key', message, path, on: 'key' });
    }
  }
  for (const key of IMAGE_KEYS.filter((key) => written[key] !== undefined && code.kind !== 'image')) {
    const message = `\`${key}\` is for an image, and the code is from \`${code.kind}\``;
    fail(scope, { rule: 'wrong-value', message, path: child(path, key), on: 'key', help: 'remove it' });
  }
  if (code.kind === 'image' && written.layers !== undefined) {
    const message = 'an image holds all of its code, so it takes no layers';
    const at = child(path, 'layers');
    fail(scope, {
      rule: 'wrong-value',
      message,
      path: at,
      on: 'key',
      help: 'copy what they hold into the image',
    });
  }
  if (code.kind === 'image' && written.codeSigning !== undefined) {
    const message = 'Lambda checks signatures of archives, not of images';
    fail(scope, {
      rule: 'wrong-value',
      message,
      path: child(path, 'codeSigning'),
      on: 'key',
      help: 'remove it',
    });
  }
}

function eventSourceOf(written: LambdaFile): EventSource {
  const { pollers } = written;
  return {
    batchSize: written.batchSize ?? EVENT_SOURCE.smallBatch,
    batchWindow: toSeconds(written.batchWindow ?? 0)!,
    maxConcurrency: written.maxConcurrency,
    partialBatchResponse: written.partialBatchResponse ?? true,
    filter: (written.filter ?? []).map((pattern) => canonical(pattern) as JsonObject),
    enabled: written.enabled ?? true,
    metrics: written.metrics ?? false,
    pollers: pollers && { min: pollers.min, max: pollers.max },
  };
}

function reportUnusedEventSource(scope: Scope, written: LambdaFile, path: Path): void {
  for (const key of EVENT_SOURCE_KEYS.filter((key) => written[key] !== undefined)) {
    const message = `\`${key}\` says how messages come from a queue, but there is none`;
    fail(scope, { rule: 'no-queue', message, path: child(path, key), on: 'key', help: 'add `queue`' });
  }
}

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
  if (written.queue === undefined && written.queues === undefined) {
    reportUnusedEventSource(scope, written, path);
  }
  if (!written.network) reportUnusedNetwork(scope, written, path);
  const onFailure = failureQueue(scope, written.onFailure, path, surroundings);
  if (!code) return undefined;
  checkPackage(scope, written, code, path);
  const environment = resolveVariables(written.environment);
  const variables = {
    environment,
    links: resolveLinks({ scope, surroundings }, environment, child(path, 'environment')),
    secrets: resolveSecrets(scope, written.secrets),
  };
  checkJsonKeys(scope, variables.secrets, path);
  checkVariables(scope, base, variables);
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
    image: {
      command: written.imageCommand,
      entryPoint: written.imageEntryPoint,
      workingDirectory: written.imageWorkingDirectory,
    },
    logGroup: written.logging?.group ?? `/aws/lambda/${base.physicalName}`,
    logging: loggingOf(scope, written, path),
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
    eventSource: eventSourceOf(written),
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
