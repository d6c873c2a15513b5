import type { ContainerDefinition, ECSClient, Service } from '@aws-sdk/client-ecs';
import type { EventSourceMappingConfiguration, FunctionConfiguration } from '@aws-sdk/client-lambda';
import { inParallel } from '#base/util/in-parallel';
import { eventSourceFrom } from '../programs/event-source';
import { functionFrom, functionNameIn, pipeFrom, serviceFrom } from '../programs/kinds';
import { managedFunction, managedTask, setAmong } from '../programs/managed';
import type { EventSource, FoundProgram } from '../programs/found';
import { collect, PATIENCE } from './patience';

/* Programs of an account, as their services tell of them. */

/** Without the version or the alias that a mapping names. */
function plainFunction(arn: string): string {
  return arn.split(':').slice(0, 7).join(':');
}

function sourceFrom(mapping: EventSourceMappingConfiguration): EventSource {
  const { EventSourceArn = '', BatchSize, MaximumBatchingWindowInSeconds, State } = mapping;
  return eventSourceFrom({
    queue: EventSourceArn,
    batchSize: BatchSize,
    batchWindow: MaximumBatchingWindowInSeconds,
    maxConcurrency: mapping.ScalingConfig?.MaximumConcurrency,
    partialBatchResponse: mapping.FunctionResponseTypes?.includes('ReportBatchItemFailures') === true,
    filters: mapping.FilterCriteria?.Filters?.length ?? 0,
    patterns: mapping.FilterCriteria?.Filters?.map(({ Pattern }) => Pattern) ?? [],
    enabled: State !== 'Disabled' && State !== 'Disabling',
  });
}

const BESIDE_FUNCTION = {
  VpcConfig: 'its subnets and security groups',
  FileSystemConfigs: 'its file systems',
  DeadLetterConfig: 'its own dead-letter target',
  ImageConfigResponse: 'what it changes of the image',
  KMSKeyArn: 'the key of its variables',
  SigningProfileVersionArn: 'code signing',
} as const;

/** A list of functions tells neither the image nor the reserved concurrency. */
function managedFrom(name: string, found: FunctionConfiguration) {
  return managedFunction({
    name,
    runtime: found.Runtime,
    handler: found.Handler,
    timeout: found.Timeout,
    memory: found.MemorySize,
    storage: found.EphemeralStorage?.Size,
    architectures: found.Architectures,
    layers: (found.Layers ?? []).flatMap(({ Arn }) => Arn ?? []),
    isPackedAsImage: found.PackageType === 'Image',
    isTraced: found.TracingConfig?.Mode === 'Active',
    lacks: [...setAmong({ ...found }, BESIDE_FUNCTION), 'its reserved concurrency, if it has any'],
  });
}

function programFrom(
  arn: string,
  found: FunctionConfiguration | undefined,
  sources: readonly EventSource[],
): FoundProgram {
  return functionFrom({
    name: functionNameIn(arn),
    timeout: found?.Timeout,
    sources,
    variables: found?.Environment?.Variables ?? {},
    role: found?.Role,
    managed: found && managedFrom(found.FunctionName ?? '', found),
  });
}

/** A function of another account may read a queue too: then nothing but the mapping is known, if that. */
export async function functionsOf(region: string): Promise<FoundProgram[]> {
  const sdk = await import('@aws-sdk/client-lambda');
  const client = new sdk.LambdaClient({ region, ...PATIENCE });
  try {
    const [mappings, functions] = await Promise.all([
      collect(
        sdk.paginateListEventSourceMappings({ client }, {}),
        ({ EventSourceMappings = [] }) => EventSourceMappings,
      ),
      collect(sdk.paginateListFunctions({ client }, {}), ({ Functions = [] }) => Functions),
    ]);
    const sources = new Map<string, EventSource[]>();
    for (const mapping of mappings) {
      const arn = plainFunction(mapping.FunctionArn ?? '');
      sources.set(arn, [...(sources.get(arn) ?? []), sourceFrom(mapping)]);
    }
    const byArn = new Map(functions.map((one) => [one.FunctionArn ?? '', one]));
    const arns = new Set([...byArn.keys(), ...sources.keys()]);
    return Array.from(arns, (arn) => programFrom(arn, byArn.get(arn), sources.get(arn) ?? []));
  } finally {
    client.destroy();
  }
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeServices.html */
const DESCRIBED_AT_ONCE = 10;
const AT_A_TIME = 8;

async function servicesIn(client: ECSClient, cluster: string): Promise<Service[]> {
  const sdk = await import('@aws-sdk/client-ecs');
  const arns = await collect(
    sdk.paginateListServices({ client }, { cluster, maxResults: 100 }),
    (page) => page.serviceArns ?? [],
  );
  const pages = Array.from({ length: Math.ceil(arns.length / DESCRIBED_AT_ONCE) }, (_, index) =>
    arns.slice(index * DESCRIBED_AT_ONCE, (index + 1) * DESCRIBED_AT_ONCE),
  );
  const found = await inParallel(pages, AT_A_TIME, (services) =>
    client.send(new sdk.DescribeServicesCommand({ cluster, services })),
  );
  return found.flatMap(({ services = [] }) => services);
}

function variablesOf(containers: readonly ContainerDefinition[]): Record<string, string> {
  const all = containers.flatMap(({ environment = [] }) => environment);
  return Object.fromEntries(all.map(({ name = '', value = '' }) => [name, value]));
}

const BESIDE_SERVICE = {
  loadBalancers: 'its load balancer',
  serviceRegistries: 'its service registry',
  capacityProviderStrategy: 'its capacity providers',
} as const;

const BESIDE_TASK = {
  volumes: 'its volumes',
  ephemeralStorage: 'its ephemeral storage',
  proxyConfiguration: 'its proxy',
} as const;

export async function servicesOf(region: string): Promise<FoundProgram[]> {
  const sdk = await import('@aws-sdk/client-ecs');
  const client = new sdk.ECSClient({ region, ...PATIENCE });
  try {
    const clusters = await collect(
      sdk.paginateListClusters({ client }, {}),
      ({ clusterArns = [] }) => clusterArns,
    );
    const services = (await inParallel(clusters, AT_A_TIME, (one) => servicesIn(client, one))).flat();
    return await inParallel(services, AT_A_TIME, async (service) => {
      const { serviceName = '', clusterArn = '', taskDefinition, desiredCount = 0 } = service;
      const { taskDefinition: task } =
        taskDefinition === undefined
          ? {}
          : await client.send(new sdk.DescribeTaskDefinitionCommand({ taskDefinition }));
      return serviceFrom({
        name: serviceName,
        cluster: clusterArn,
        count: desiredCount,
        variables: variablesOf(task?.containerDefinitions ?? []),
        role: task?.taskRoleArn,
        managed: managedTask({
          cpu: task?.cpu,
          memory: task?.memory,
          isArm: task?.runtimePlatform?.cpuArchitecture === 'ARM64',
          count: desiredCount,
          containers: (task?.containerDefinitions ?? []).map((one) => ({ ...one })),
          lacks: [
            'its scaling, if it has any',
            ...setAmong({ ...service }, BESIDE_SERVICE),
            ...setAmong({ ...task }, BESIDE_TASK),
          ],
        }),
      });
    });
  } finally {
    client.destroy();
  }
}

export async function pipesOf(region: string): Promise<FoundProgram[]> {
  const sdk = await import('@aws-sdk/client-pipes');
  const client = new sdk.PipesClient({ region, ...PATIENCE });
  try {
    const pipes = await collect(sdk.paginateListPipes({ client }, {}), (page) => page.Pipes ?? []);
    return pipes.map(({ Name: name = '', Source: source, Target: target, DesiredState }) =>
      pipeFrom({ name, source, target, isStopped: DesiredState === 'STOPPED' }),
    );
  } finally {
    client.destroy();
  }
}
