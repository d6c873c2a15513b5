import { child } from '#base/diagnostics/path';
import { CONSUMER_RESOURCES } from '#model/kinds/consumers/index';
import type { Change, Plan } from '../changes';
import { comparePatterns } from '../event-pattern-change';
import { block, blocks, isLost, isUpdated, text, type Found } from './danger';

/** Where the filter of a resource is that takes messages from a queue and deletes those that match none. */
const CRITERIA: Readonly<Record<string, (values: Change['before']) => unknown>> = {
  aws_lambda_event_source_mapping: (values) => values['filter_criteria'],
  aws_pipes_pipe: (values) => block(values['source_parameters'])['filter_criteria'],
};

function patternsOf({ type }: Change, values: Change['before']): string[] {
  return blocks(block(CRITERIA[type]!(values))['filter']).map(({ pattern }) => text(pattern));
}

function queueOf({ type }: Change, values: Change['before']): string {
  return text(values[CONSUMER_RESOURCES[type]?.source ?? '']);
}

/** The patterns by which the messages of the queue are chosen now; no pattern chooses all of them. */
function formerPatterns(change: Change, plan: Plan): string[] {
  const queue = queueOf(change, change.after);
  const former = plan.changes.filter(
    (other) => CRITERIA[other.type] && isLost(other) && queueOf(other, other.before) === queue,
  );
  const all = former.map((other) => patternsOf(other, other.before));
  return all.some((patterns) => patterns.length === 0) ? [] : all.flat();
}

/** Whether the queue is there already; a new one holds nothing that could be deleted. */
function hasOldQueue(change: Change, { resources }: Plan): boolean {
  const queue = queueOf(change, change.after);
  if (queue === '') return false;
  return !resources.some(
    ({ type, action, after }) =>
      type === 'aws_sqs_queue' && action === 'create' && queue.endsWith(`:${text(after['name'])}`),
  );
}

/** A consumer that would get fewer messages than now, while those that it does not get are deleted. */
export function deletedByFilter(change: Change, plan: Plan): Found | undefined {
  if (CRITERIA[change.type] === undefined) return undefined;
  const isStaying = isUpdated(change);
  const isComing = change.action === 'create' || change.action === 'replace';
  if (!isStaying && !(isComing && hasOldQueue(change, plan))) return undefined;
  const before = isStaying ? patternsOf(change, change.before) : formerPatterns(change, plan);
  const comparison = comparePatterns(before, patternsOf(change, change.after));
  if (comparison !== 'narrower' && comparison !== 'different') return undefined;
  const certainty = comparison === 'narrower' ? 'would' : 'may';
  const { element } = change;
  return {
    message: `the filter of ${element.label} ${certainty} delete messages of the queue that its consumer gets now`,
    safeWay:
      'make sure that nobody needs them, or filter at the subscription and let another queue have the rest',
    path: child(element.path, 'filter'),
  };
}
