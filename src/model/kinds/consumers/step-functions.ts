import { EVENT_SOURCE, WORKFLOW } from '#base/aws/limits';
import type { StepFunctions } from '../../step-functions';
import { ownedOnly } from '../../topology';
import type { ConsumerFacts } from './facts';

export const stepFunctions: ConsumerFacts<StepFunctions> = {
  service: 'Step Functions',
  filters: ({ filter }) => filter,
  handling: ({ batchSize }) => ({ batchSize, partialFailures: false }),
  hidden: ({ enrichment, workflow, batchWindow }) => {
    const enriching = enrichment ? EVENT_SOURCE.visibilityTimeouts * enrichment.timeout : 0;
    return enriching + (workflow === 'express' ? WORKFLOW.express : 0) + batchWindow;
  },
  variables: () => [],
  prerequisites: ({ queues, enrichment, invokes }) => [
    ...ownedOnly(queues).map((element) => ({ element, because: 'works off a queue' })),
    ...(enrichment ? [enrichment, ...invokes] : invokes).map((element) => ({
      element,
      because: `calls \`${element.name}\``,
    })),
  ],
};
