import { CONSUMER_RESOURCES } from '#model/kinds/consumers/index';
import type { Change, Plan } from '../changes';
import { lostArns, text, type Found } from './danger';

/** The attribute by which a resource says from which queue it takes messages; `unnamed` if a plan does not tell. */
function sourceOf(type: string): string | undefined {
  return CONSUMER_RESOURCES[type]?.source;
}

/** Whether somebody processes the messages of the queue once the plan is applied, or the queue itself goes. */
function isTakenOver(change: Change, source: string, plan: Plan): boolean {
  const queue = text(change.before[source]);
  const left = plan.resources.filter(({ action }) => action !== 'destroy');
  return (
    lostArns(plan).has(queue) ||
    left.some(({ type, after }) => {
      const other = sourceOf(type);
      return other !== undefined && text(after[other]) === queue;
    })
  );
}

/** A consumer that goes without another that takes its place. */
export function lastConsumer(change: Change, plan: Plan): Found | undefined {
  const { type, element } = change;
  const source = sourceOf(type);
  if (source === undefined || (source !== 'unnamed' && isTakenOver(change, source, plan))) return undefined;
  return {
    message: `${element.label} would be destroyed: messages would wait without a consumer, and expire`,
    safeWay: 'deploy the new consumer first',
    degree: 'cuts',
  };
}
