import { parsedJson, type PlainMap } from '#base/util/json';
import { mapsOf, numberOf, textEntriesOf, textOf } from '../inventory/attributes';
import { eventSourceFrom } from '../programs/event-source';
import {
  clusterNameIn,
  functionFrom,
  functionNameIn,
  pipeFrom,
  serviceFrom,
  stateMachineFrom,
} from '../programs/kinds';
import { managedFunction, managedTask, setAmong } from '../programs/managed';
import type { EventSource, FoundProgram } from '../programs/found';
import type { StateResource } from './resources';

/* Programs of a state: https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs names the arguments. */

function optionalNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function sourceFrom(values: PlainMap): EventSource {
  const [scaling] = mapsOf(values['scaling_config']);
  return eventSourceFrom({
    queue: textOf(values['event_source_arn']) ?? '',
    batchSize: optionalNumber(values['batch_size']),
    batchWindow: optionalNumber(values['maximum_batching_window_in_seconds']),
    maxConcurrency: optionalNumber(scaling?.['maximum_concurrency']),
    partialBatchResponse: [values['function_response_types']].flat().includes('ReportBatchItemFailures'),
    filters: mapsOf(mapsOf(values['filter_criteria'])[0]?.['filter']).length,
    patterns: mapsOf(mapsOf(values['filter_criteria'])[0]?.['filter']).map(({ pattern }) => textOf(pattern)),
    enabled: values['enabled'] !== false,
  });
}

const BESIDE_FUNCTION = {
  vpc_config: 'its subnets and security groups',
  file_system_config: 'its file systems',
  dead_letter_config: 'its own dead-letter target',
  image_config: 'what it changes of the image',
  kms_key_arn: 'the key of its variables',
  code_signing_config_arn: 'code signing',
} as const;

function managedIn(name: string, values: PlainMap) {
  const reserved = numberOf(values['reserved_concurrent_executions'], -1);
  return managedFunction({
    name,
    image: textOf(values['image_uri']),
    runtime: textOf(values['runtime']),
    handler: textOf(values['handler']),
    timeout: optionalNumber(values['timeout']),
    memory: optionalNumber(values['memory_size']),
    storage: optionalNumber(mapsOf(values['ephemeral_storage'])[0]?.['size']),
    architectures: [values['architectures']].flat().map(String),
    layers: [values['layers'] ?? []].flat().map(String),
    isPackedAsImage: values['package_type'] === 'Image',
    isTraced: mapsOf(values['tracing_config'])[0]?.['mode'] === 'Active',
    lacks: [
      ...setAmong(values, BESIDE_FUNCTION),
      ...(reserved >= 0 ? [`reservedConcurrency: ${reserved}`] : []),
    ],
  });
}

/** A function may be of another state, so that only its mapping is here. */
function functionsIn(resources: readonly StateResource[]): FoundProgram[] {
  const sources = new Map<string, EventSource[]>();
  for (const { type, values } of resources) {
    if (type !== 'aws_lambda_event_source_mapping') continue;
    const name = functionNameIn(textOf(values['function_arn']) ?? textOf(values['function_name']) ?? '');
    sources.set(name, [...(sources.get(name) ?? []), sourceFrom(values)]);
  }
  const known = new Map(
    resources
      .filter(({ type }) => type === 'aws_lambda_function')
      .map(({ values }) => [String(values['function_name']), values] as const),
  );
  return Array.from(new Set([...known.keys(), ...sources.keys()]), (name): FoundProgram => {
    const values = known.get(name) ?? {};
    return functionFrom({
      name,
      timeout: optionalNumber(values['timeout']),
      sources: sources.get(name) ?? [],
      variables: textEntriesOf(mapsOf(values['environment'])[0]?.['variables']),
      role: textOf(values['role']),
      managed: known.has(name) ? managedIn(name, values) : undefined,
    });
  });
}

/** A service names its task definition by ARN, or by family, with or without a revision. */
function taskOf(service: PlainMap, tasks: readonly PlainMap[]): PlainMap | undefined {
  const wanted = textOf(service['task_definition']) ?? '';
  const named = wanted.slice(wanted.lastIndexOf('/') + 1);
  return (
    tasks.find(
      ({ arn, family, revision }) => arn === wanted || `${String(family)}:${String(revision)}` === named,
    ) ?? tasks.find(({ family }) => family === named.split(':')[0])
  );
}

const BESIDE_TASK = {
  volume: 'its volumes',
  ephemeral_storage: 'its ephemeral storage',
  proxy_configuration: 'its proxy',
} as const;

const BESIDE_SERVICE = {
  load_balancer: 'its load balancer',
  service_registries: 'its service registry',
  service_connect_configuration: 'Service Connect',
  capacity_provider_strategy: 'its capacity providers',
} as const;

/** Whom Application Auto Scaling scales: `service/cluster/name`. */
function scalingOf(service: PlainMap, targets: readonly PlainMap[]): string[] {
  const cluster = textOf(service['cluster']) ?? 'default';
  const id = `service/${clusterNameIn(cluster)}/${String(service['name'])}`;
  return targets
    .filter(({ resource_id }) => resource_id === id)
    .map(
      ({ min_capacity, max_capacity }) =>
        `scaling from ${String(min_capacity)} to ${String(max_capacity)} tasks`,
    );
}

function servicesIn(resources: readonly StateResource[]): FoundProgram[] {
  const of = (type: string) => resources.filter((one) => one.type === type).map(({ values }) => values);
  const tasks = of('aws_ecs_task_definition');
  const targets = of('aws_appautoscaling_target');
  return of('aws_ecs_service').map((service): FoundProgram => {
    const task = taskOf(service, tasks);
    const containers = parsedJson(textOf(task?.['container_definitions']) ?? '');
    const variables = mapsOf(containers).flatMap(({ environment }) => mapsOf(environment));
    const count = numberOf(service['desired_count'], 0);
    const scaling = scalingOf(service, targets);
    return serviceFrom({
      name: String(service['name']),
      cluster: textOf(service['cluster']),
      count,
      scaling,
      variables: Object.fromEntries(variables.map(({ name, value }) => [String(name), String(value)])),
      role: textOf(task?.['task_role_arn']),
      managed: managedTask({
        cpu: task?.['cpu'],
        memory: task?.['memory'],
        isArm: mapsOf(task?.['runtime_platform'])[0]?.['cpu_architecture'] === 'ARM64',
        count,
        containers: mapsOf(containers),
        lacks: [...scaling, ...setAmong(service, BESIDE_SERVICE), ...setAmong(task ?? {}, BESIDE_TASK)],
      }),
    });
  });
}

/** The programs of a state, whatever they use. */
export function programsInState(resources: readonly StateResource[]): FoundProgram[] {
  const of = (type: string) => resources.filter((one) => one.type === type).map(({ values }) => values);
  return [
    ...functionsIn(resources),
    ...servicesIn(resources),
    ...of('aws_pipes_pipe').map((values) =>
      pipeFrom({
        name: String(values['name']),
        source: textOf(values['source']),
        target: textOf(values['target']),
        isStopped: values['desired_state'] === 'STOPPED',
      }),
    ),
    ...of('aws_sfn_state_machine').map(({ name, role_arn: role }) =>
      stateMachineFrom({ name: String(name), role: textOf(role) }),
    ),
  ];
}
