import { child } from '#base/diagnostics/path';
import type { Fargate } from '../../fargate';
import type { ConsumerFacts } from './facts';

/** Times one message, so that a task may take several in one receive, or be slow for once. */
const PROCESSING_TIMES = 6;

export const fargate: ConsumerFacts<Fargate> = {
  service: 'ECS',
  filters: () => [],
  // Its program deletes each message when it is done with it.
  handling: () => ({ batchSize: 1, partialFailures: true }),
  hidden: ({ scaling, stopTimeout }) => {
    const { goal } = scaling ?? {};
    return Math.max(stopTimeout, goal?.kind === 'latency' ? PROCESSING_TIMES * goal.processingTime : 0);
  },
  variables: ({ path, container, logRouter, sidecars }) => [
    { path: child(path, 'environment'), values: container.environment },
    { path: child(path, 'logRouter', 'options'), values: logRouter?.options ?? {} },
    ...sidecars.map(({ name, environment }) => ({
      path: child(path, 'sidecars', name, 'environment'),
      values: environment,
    })),
  ],
  prerequisites: (_, { cluster }) =>
    cluster?.owned ? [{ element: { stack: undefined }, because: 'runs in the cluster' }] : [],
};
