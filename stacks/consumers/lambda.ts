import { roleRulesOf } from '#model/roles';
import { addressOf } from '#model/address';
import type { Lambda as LambdaElement } from '#model/consumer';
import { eventSourceOf } from '#model/kinds/consumers/event-sources';
import type { Queue } from '#model/topology';
import { lambdaRole } from '#policies/consumers/lambda';
import { nameResource } from '../address';
import {
  CloudwatchLogGroup,
  Construct,
  LambdaAlias,
  LambdaEventSourceMapping,
  LambdaFunction,
  LambdaFunctionEventInvokeConfig,
} from '../cdktf';
import { composedArn, type StackContext } from '../context';
import { roleArn, ServiceRole } from '../constructs/service-role';
import { inlineArchive } from './inline-code';
import { logSettings } from '../logs';
import { networkPrerequisites, type Prerequisite } from '../network/prerequisites';
import { subnetIds } from '../network/references';
import { SecurityGroup, securityGroupIds } from '../network/security-group';
import { arnReference, functionArn, functionName, kmsKeyOf, qualifier } from '../references';
import { expression, insideQuotes, literal, literalAll, literalJson, reference, tagSettings } from '../text';
import { injectedValues, writtenValues } from '../variables';

/** A function with a role of its own, its log group, and for each queue the mapping that feeds it. */
export class Lambda extends Construct {
  constructor(scope: Construct, lambda: LambdaElement, context: StackContext) {
    super(scope, `lambda-${lambda.name}`);
    const { name, physicalName, tags } = lambda;
    const logGroup = new CloudwatchLogGroup(this, 'logs', {
      name: literal(lambda.logGroup),
      ...logSettings(context),
      ...tagSettings(tags),
    });
    nameResource(logGroup, name);
    new ServiceRole(this, {
      role: lambdaRole(lambda, context),
      name: lambda.roleName === undefined ? { prefix: `${physicalName}-` } : { exact: lambda.roleName },
      rules: roleRulesOf(context.topology, lambda),
      description: `What the function ${name} may do`,
      tags,
    });
    const group = lambda.inNetwork ? new SecurityGroup(this, lambda, context) : undefined;
    const resource = new LambdaFunction(this, 'resource', {
      functionName: literal(physicalName),
      role: roleArn(name),
      ...codeSettings(lambda, context),
      ...(lambda.layers.length > 0 ? { layers: [...lambda.layers] } : {}),
      ...loggingSettings(lambda),
      ...(lambda.codeSigning === undefined ? {} : { codeSigningConfigArn: lambda.codeSigning }),
      architectures: [lambda.architecture],
      timeout: lambda.timeout,
      memorySize: lambda.memory,
      ...(lambda.ephemeralStorage === undefined
        ? {}
        : { ephemeralStorage: { size: lambda.ephemeralStorage } }),
      ...environmentSettings(lambda, context),
      ...(lambda.inNetwork
        ? {
            vpcConfig: { subnetIds: subnetIds(context.topology), securityGroupIds: securityGroupIds(lambda) },
          }
        : {}),
      ...(lambda.alias === undefined ? {} : { publish: true }),
      tracingConfig: { mode: lambda.tracing ? 'Active' : 'PassThrough' },
      ...(lambda.reservedConcurrency === undefined
        ? {}
        : { reservedConcurrentExecutions: lambda.reservedConcurrency }),
      // A function that runs earlier may do nothing, reaches nothing, and gets a log group without retention. It also
      // has to go first, since it needs its role to leave the network.
      dependsOn: [logGroup, grantsOf(lambda), ...(group ? networkPrerequisites(group, context) : [])],
      ...tagSettings(tags),
    });
    nameResource(resource, name);
    if (lambda.alias !== undefined) this.addAlias(lambda, lambda.alias);
    for (const queue of lambda.queues) this.addEventSource(lambda, queue, context);
    if (lambda.onFailure) this.addFailureDestination(lambda, lambda.onFailure, context);
  }

  /** It follows each version, so that a deploy is as quick as without; what shifts traffic slowly is another tool. */
  private addAlias(lambda: LambdaElement, alias: string): void {
    const resource = new LambdaAlias(this, 'alias', {
      name: literal(alias),
      description: literal(`What calls ${lambda.name}`),
      functionName: reference(addressOf(lambda, 'function'), 'function_name'),
      functionVersion: reference(addressOf(lambda, 'function'), 'version'),
    });
    nameResource(resource, lambda.name);
  }

  private addEventSource(lambda: LambdaElement, queue: Queue, context: StackContext): void {
    const {
      batchSize,
      batchWindow,
      maxConcurrency,
      partialBatchResponse,
      filter,
      pollers,
      enabled,
      metrics,
    } = eventSourceOf(lambda, queue);
    const mapping = new LambdaEventSourceMapping(this, `from-${queue.name}`, {
      eventSourceArn: arnReference(context, queue),
      functionName: functionArn(context, lambda),
      batchSize,
      ...(batchWindow === 0 ? {} : { maximumBatchingWindowInSeconds: batchWindow }),
      ...(partialBatchResponse ? { functionResponseTypes: ['ReportBatchItemFailures'] } : {}),
      ...(maxConcurrency === undefined ? {} : { scalingConfig: { maximumConcurrency: maxConcurrency } }),
      ...(filter.length === 0
        ? {}
        : { filterCriteria: { filter: filter.map((pattern) => ({ pattern: literalJson(pattern) })) } }),
      ...(pollers ? { provisionedPollerConfig: pollerSettings(pollers) } : {}),
      ...(enabled ? {} : { enabled }),
      ...(metrics ? { metricsConfig: { metrics: ['EventCount'] } } : {}),
      ...tagSettings(lambda.tags),
      // AWS asks whether the role may read the queue when the mapping is made.
      dependsOn: [grantsOf(lambda)],
    });
    nameResource(mapping, `${queue.name}_to_${lambda.name}`);
  }

  private addFailureDestination(lambda: LambdaElement, queue: Queue, context: StackContext): void {
    const config = new LambdaFunctionEventInvokeConfig(this, 'on-failure', {
      functionName: functionName(context, lambda),
      ...qualifier(context, lambda),
      destinationConfig: { onFailure: { destination: arnReference(context, queue) } },
      dependsOn: [grantsOf(lambda)],
    });
    nameResource(config, lambda.name);
  }
}

function grantsOf({ name }: LambdaElement): Prerequisite {
  return { fqn: addressOf(name, 'role-policy') };
}

function pollerSettings({ min, max }: NonNullable<LambdaElement['eventSource']['pollers']>) {
  return {
    ...(min === undefined ? {} : { minimumPollers: min }),
    ...(max === undefined ? {} : { maximumPollers: max }),
  };
}

/** A file as Terraform finds it from wherever it is run, also if the stack is a module of another. */
function besideStack(file: string): string {
  return `${expression('path.module')}/${literal(file)}`;
}

function imageSettings({ command, entryPoint, workingDirectory }: LambdaElement['image']) {
  const imageConfig = {
    ...(command ? { command: literalAll(command) } : {}),
    ...(entryPoint ? { entryPoint: literalAll(entryPoint) } : {}),
    ...(workingDirectory === undefined ? {} : { workingDirectory: literal(workingDirectory) }),
  };
  return Object.keys(imageConfig).length === 0 ? {} : { imageConfig };
}

/** Lambda finds its own group by its name, so that it is told only of another one. */
function loggingSettings({ logging }: LambdaElement) {
  if (!logging) return {};
  const { group, format, level, systemLevel } = logging;
  return {
    loggingConfig: {
      logFormat: format === 'json' ? 'JSON' : 'Text',
      ...(group === undefined ? {} : { logGroup: literal(group) }),
      ...(level === undefined ? {} : { applicationLogLevel: level.toUpperCase() }),
      ...(systemLevel === undefined ? {} : { systemLogLevel: systemLevel.toUpperCase() }),
    },
  };
}

function codeSettings(lambda: LambdaElement, context: StackContext) {
  const { code, runtime, handler } = lambda;
  if (code.kind === 'image') {
    return { packageType: 'Image', imageUri: literal(code.uri), ...imageSettings(lambda.image) };
  }
  const program = { runtime: runtime!, handler: literal(handler!) };
  if (code.kind === 's3') {
    const { bucket, key, version } = code;
    const objectVersion = version === undefined ? {} : { s3ObjectVersion: literal(version) };
    return { ...program, s3Bucket: literal(bucket), s3Key: literal(key), ...objectVersion };
  }
  if (code.kind === 'zip') {
    const file = `${context.toProject}/${code.file}`;
    // Terraform hashes it when it plans, since the archive may be built after this.
    const archive = `"\${path.module}/${insideQuotes(file)}"`;
    const sourceCodeHash = expression(`filebase64sha256(${archive})`);
    return { ...program, filename: besideStack(file), sourceCodeHash };
  }
  const { file, hash } = inlineArchive(lambda);
  return { ...program, filename: besideStack(file), sourceCodeHash: hash };
}

/** A function reads its secrets itself, so it is told where they are. */
function environmentSettings(lambda: LambdaElement, context: StackContext) {
  const secrets = Object.entries(lambda.secrets).map(([name, { arn }]) => [name, composedArn(context, arn)]);
  const variables = {
    ...writtenValues(context, lambda),
    ...(Object.fromEntries(secrets) as Record<string, string>),
    ...injectedValues(context, lambda),
  };
  if (Object.keys(variables).length === 0) return {};
  const kmsKeyArn = kmsKeyOf(context, lambda.encryption);
  return { environment: { variables }, ...(kmsKeyArn === undefined ? {} : { kmsKeyArn }) };
}
