import type { EventSourceMappingConfiguration, FunctionConfiguration } from '@aws-sdk/client-lambda';
import { quietSdk } from '#base/aws/quiet-sdk';
import { parseArn } from '#base/aws/arns';
import type { Lambda } from '#model/consumer';
import type { Queue, Topology } from '#model/topology';
import { isInAccount, type LambdaCondition, type MappingCondition, type Observer } from './condition';

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

/** Loads the SDK when it is called. */
export async function openLambda(topology: Topology): Promise<Observer<'lambda'>> {
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
      const mappings = lambda.queues.length === 0 ? [] : await mappingsOf(configuration.FunctionArn!);
      return lambdaCondition(lambda, configuration, mappings);
    },
    close: () => client.destroy(),
  };
}
