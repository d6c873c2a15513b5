import { EVENT_SOURCE } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import type { Lambda } from '../../consumer';
import { ownedOnly } from '../../topology';
import type { ConsumerFacts } from './facts';

export const lambda: ConsumerFacts<Lambda> = {
  service: 'Lambda',
  filters: ({ eventSource }) => eventSource.filter,
  handling: ({ eventSource: { batchSize, partialBatchResponse } }) => ({
    batchSize,
    partialFailures: partialBatchResponse,
  }),
  hidden: ({ timeout, eventSource }) => EVENT_SOURCE.visibilityTimeouts * timeout + eventSource.batchWindow,
  variables: ({ path, environment }) => [{ path: child(path, 'environment'), values: environment }],
  prerequisites: ({ queues, onFailure }) => [
    ...ownedOnly(queues).map((element) => ({ element, because: 'works off a queue' })),
    ...ownedOnly([onFailure]).map((element) => ({ element, because: 'has a queue for failures' })),
  ],
};
