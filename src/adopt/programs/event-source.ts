import { isMap, parsedJson, type JsonObject } from '#base/util/json';
import { formatSeconds } from '#base/util/units';
import type { EventSource } from './found';

/** An event source mapping of Lambda, whichever source told of it; what is absent is as AWS has it by default. */
export interface MappingValues {
  readonly queue: string;
  readonly batchSize?: number | undefined;
  readonly batchWindow?: number | undefined;
  readonly maxConcurrency?: number | undefined;
  readonly partialBatchResponse: boolean;
  readonly filters: number;
  /** The filters as JSON text, where the source has them. */
  readonly patterns?: readonly (string | undefined)[];
  readonly enabled: boolean;
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html */
const BATCH_SIZE = 10;

/** `undefined` if a filter is not known: without it, other messages would come. */
function keysOf(values: MappingValues): JsonObject | undefined {
  const { batchSize = BATCH_SIZE, batchWindow = 0, maxConcurrency, filters, patterns = [] } = values;
  const filter = patterns.map((text) => parsedJson(text ?? '')).filter(isMap) as JsonObject[];
  if (filter.length < filters) return undefined;
  return {
    ...(batchSize === BATCH_SIZE ? {} : { batchSize }),
    ...(batchWindow === 0 ? {} : { batchWindow: formatSeconds(batchWindow) }),
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
    ...(values.partialBatchResponse ? {} : { partialBatchResponse: false }),
    ...(filter.length > 0 ? { filter } : {}),
    ...(values.enabled ? {} : { enabled: false }),
  };
}

/** What a person has to write when the function becomes a consumer of type `lambda`. */
export function eventSourceFrom(values: MappingValues): EventSource {
  const { queue, batchSize = BATCH_SIZE, batchWindow = 0, maxConcurrency, filters, enabled } = values;
  const settings = [
    `batches of ${batchSize}`,
    ...(batchWindow > 0 ? [`waits ${formatSeconds(batchWindow)} for a batch`] : []),
    ...(maxConcurrency === undefined ? [] : [`at most ${maxConcurrency} calls at a time`]),
    values.partialBatchResponse ? 'reports failed items' : 'fails whole batches',
    ...(filters > 0 ? ['with a filter'] : []),
    ...(enabled ? [] : ['disabled']),
  ];
  const keys = keysOf(values);
  return { queue, settings, enabled, ...(keys ? { keys } : {}) };
}
