import { child } from '#base/diagnostics/path';
import { formatSeconds } from '#base/util/units';
import type { StepFunctions } from '#model/step-functions';
import { stateMachines } from '#model/topology';
import type { Rule } from '../rule';

/** What the state machine says itself; without it nobody knows. */
function longestOf({ stateMachine }: StepFunctions): number | undefined {
  const seconds = stateMachine.owned ? stateMachine.definition['TimeoutSeconds'] : undefined;
  return typeof seconds === 'number' ? seconds : undefined;
}

export const executionOutlastsVisibility: Rule = {
  id: 'execution-outlasts-visibility',
  severity: 'warning',
  summary: 'a message becomes visible again while an express workflow still processes it',
  why:
    'A pipe waits for an express workflow and then deletes the message. If the message is visible before ' +
    'that, another execution gets it too. ' +
    'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-sqs.html',
  bad: `
queues: { billing: { visibilityTimeout: 30s } }
consumers:
  reconcile: { type: step-functions, queue: billing, workflow: express, definition: two-minutes.asl.json }
`,
  good: `
queues: { billing: { visibilityTimeout: 2m } }
consumers:
  reconcile: { type: step-functions, queue: billing, workflow: express, definition: two-minutes.asl.json }
`,
  check(topology, found) {
    for (const consumer of stateMachines(topology)) {
      if (consumer.workflow !== 'express') continue;
      const [queue] = consumer.queues;
      const longest = longestOf(consumer);
      if (!queue.owned || longest === undefined || longest <= queue.visibilityTimeout) continue;
      found({
        message: `\`${consumer.name}\` may run for ${formatSeconds(longest)}, but queue \`${queue.name}\` hides a message for ${formatSeconds(queue.visibilityTimeout)}`,
        path: child(queue.path, 'visibilityTimeout'),
        help: `set \`visibilityTimeout\` to at least ${formatSeconds(longest)}`,
      });
    }
  },
};
