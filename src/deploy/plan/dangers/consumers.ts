import type { Change, Plan } from '../changes';
import { lostArns, text, type Found } from './danger';

/** The attribute by which a consumer says what queue it works off; of a service, the queues are not known. */
const SOURCES: Readonly<Record<string, string | undefined>> = {
  aws_lambda_event_source_mapping: 'event_source_arn',
  aws_pipes_pipe: 'source',
  aws_ecs_service: undefined,
};

/** Whether somebody works off the queue once the plan is applied, or the queue itself goes. */
function isTakenOver(change: Change, source: string, plan: Plan): boolean {
  const queue = text(change.before[source]);
  const consumers = plan.resources.filter(({ action, type }) => action !== 'destroy' && type in SOURCES);
  return (
    lostArns(plan).has(queue) ||
    consumers.some(({ type, after }) => text(after[SOURCES[type] ?? '']) === queue)
  );
}

/** A consumer that goes without another that takes its place. */
export function lastConsumer(change: Change, plan: Plan): Found | undefined {
  const { type, element } = change;
  if (!(type in SOURCES)) return undefined;
  const source = SOURCES[type];
  if (source !== undefined && isTakenOver(change, source, plan)) return undefined;
  return {
    message: `${element.label} would be destroyed: messages would wait without a consumer, and expire`,
    safeWay: 'deploy the new consumer first',
  };
}
