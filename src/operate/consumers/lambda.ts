import type { EventSourceMappingConfiguration, FunctionConfiguration } from '@aws-sdk/client-lambda';
import { quietSdk } from '#base/aws/quiet-sdk';
import { parseArn } from '#base/aws/arns';
import type { Lambda } from '#model/consumer';
import type { Queue, Topology } from '#model/topology';
import { isInAccount, withoutContainers, type Observer, type Operated, type Words } from './condition';
import { because, spoken } from './words';

/** How messages come from one queue to a function. */
export interface MappingCondition {
  /** By its name in the file. */
  readonly queue: string;
  /** Absent if there is no mapping, so that nothing comes. */
  readonly state: string | undefined;
  readonly reason: string | undefined;
  readonly lastResult: string | undefined;
}

export interface LambdaCondition {
  readonly kind: 'lambda';
  readonly state: string;
  readonly stateReason: string | undefined;
  readonly lastUpdate: string;
  readonly lastUpdateReason: string | undefined;
  readonly mappings: readonly MappingCondition[];
}

function mappingCondition(
  { name, arn }: Queue,
  mappings: readonly EventSourceMappingConfiguration[],
): MappingCondition {
  const mapping = mappings.find(
    ({ EventSourceArn = '' }) => parseArn(EventSourceArn)?.resource === arn.resource,
  );
  return {
    queue: name,
    state: mapping?.State,
    reason: mapping?.StateTransitionReason,
    lastResult: mapping?.LastProcessingResult,
  };
}

export function lambdaCondition(
  { queues }: Lambda,
  configuration: FunctionConfiguration,
  mappings: readonly EventSourceMappingConfiguration[],
): LambdaCondition {
  return {
    kind: 'lambda',
    state: configuration.State ?? 'Active',
    stateReason: configuration.StateReason,
    lastUpdate: configuration.LastUpdateStatus ?? 'Successful',
    lastUpdateReason: configuration.LastUpdateStatusReason,
    mappings: queues.map((queue) => mappingCondition(queue, mappings)),
  };
}

async function open(topology: Topology): Promise<Observer<Lambda, LambdaCondition>> {
  quietSdk();
  const sdk = await import('@aws-sdk/client-lambda');
  const client = new sdk.LambdaClient({ region: topology.region });

  async function find(FunctionName: string): Promise<FunctionConfiguration | undefined> {
    try {
      return await client.send(new sdk.GetFunctionConfigurationCommand({ FunctionName }));
    } catch (failure) {
      if (failure instanceof sdk.ResourceNotFoundException) return undefined;
      throw failure;
    }
  }

  async function mappingsOf(FunctionName: string): Promise<EventSourceMappingConfiguration[]> {
    const mappings: EventSourceMappingConfiguration[] = [];
    for await (const page of sdk.paginateListEventSourceMappings({ client }, { FunctionName })) {
      mappings.push(...(page.EventSourceMappings ?? []));
    }
    return mappings;
  }

  return {
    async look(lambda) {
      const configuration = await find(lambda.physicalName);
      if (!configuration || !isInAccount(configuration.FunctionArn, topology)) return undefined;
      const called = [configuration.FunctionArn!, ...(lambda.alias === undefined ? [] : [lambda.alias])].join(
        ':',
      );
      const mappings = lambda.queues.length === 0 ? [] : await mappingsOf(called);
      return lambdaCondition(lambda, configuration, mappings);
    },
    close: () => client.destroy(),
  };
}

function mappingComplaints({ queue, state, reason, lastResult = '' }: MappingCondition): string[] {
  if (state === undefined) return [`nothing brings it messages of \`${queue}\``];
  return [
    ...(state === 'Enabled' ? [] : [because(`its mapping of \`${queue}\` is ${spoken(state)}`, reason)]),
    ...(lastResult.startsWith('PROBLEM') ? [`its mapping of \`${queue}\` says ${lastResult}`] : []),
  ];
}

function words(condition: LambdaCondition): Words {
  const { state, stateReason, lastUpdate, lastUpdateReason, mappings } = condition;
  const off = mappings.filter((mapping) => mapping.state !== 'Enabled');
  const parts = [
    spoken(state),
    ...(lastUpdate === 'Successful' ? [] : [`update ${spoken(lastUpdate)}`]),
    ...off.map(
      ({ queue, state: mapping }) => `${queue} ${mapping === undefined ? 'not connected' : spoken(mapping)}`,
    ),
  ];
  return {
    state: parts.join('; '),
    complaints: [
      ...(state === 'Failed' ? [because('it cannot run', stateReason)] : []),
      ...(lastUpdate === 'Failed' ? [because('its update failed', lastUpdateReason)] : []),
      ...mappings.flatMap(mappingComplaints),
    ],
  };
}

export const lambda: Operated<Lambda, LambdaCondition> = {
  open,
  words,
  logs: (consumer, container) => withoutContainers(consumer, container, { group: consumer.logGroup }),
};
