import { child } from '#base/diagnostics/path';
import { isMap, parsedJson } from '#base/util/json';
import type { Change, Plan } from '../changes';
import { block, isUpdated, text, type Danger, type Found } from './danger';

const CONSEQUENCES: Readonly<Record<string, string>> = {
  aws_sqs_queue: 'a message that always fails would be received until its retention period ends, and lost',
  aws_sns_topic_subscription: 'messages that SNS cannot deliver would be lost',
};

/** Where dead letters go, as far as it is known. */
export function deadLetterTarget({ redrive_policy: policy }: Change['before']): string {
  const written = parsedJson(text(policy));
  return isMap(written) ? text(written['deadLetterTargetArn']) : '';
}

/** Where a function puts the calls that failed, by the resource that says so. */
export function failuresOf({ type }: Pick<Change, 'type'>, values: Change['before']): string {
  if (type !== 'aws_lambda_function_event_invoke_config') return '';
  return text(block(block(values['destination_config'])['on_failure'])['destination']);
}

/** A function that stays, and keeps no more what it could not process. */
function failuresLost(change: Change, { resources }: Plan): Found | undefined {
  const { type, element, action, before, after, unknown } = change;
  if (failuresOf(change, before) === '' || unknown.has('destination_config')) return undefined;
  if (action !== 'destroy' && failuresOf(change, after) !== '') return undefined;
  const isGone = resources.some(
    (other) =>
      other.type === 'aws_lambda_function' &&
      other.element.name === element.name &&
      other.action === 'destroy',
  );
  if (isGone || type !== 'aws_lambda_function_event_invoke_config') return undefined;
  return {
    message: `the function \`${element.name}\` would no longer keep what it could not process: such messages would be lost`,
    safeWay: 'keep `onFailure`, or name another queue in it',
    path: child(element.path, 'onFailure'),
  };
}

export const removeDeadLetters: Danger = {
  id: 'remove-dead-letters',
  degree: 'loses-when',
  summary: 'a queue, subscription or function would no longer have a queue for what fails',
  why: 'Dead letters are the only trace of a message that could not be processed or delivered.',
  find(change, { plan }) {
    const { type, element, before, after, unknown } = change;
    const consequence = CONSEQUENCES[type];
    if (consequence === undefined) return failuresLost(change, plan);
    if (!isUpdated(change) || unknown.has('redrive_policy')) return undefined;
    if (text(before['redrive_policy']) === '' || text(after['redrive_policy']) !== '') return undefined;
    return {
      message: `${element.label} would no longer have a dead-letter queue: ${consequence}`,
      safeWay: 'keep `deadLetters`, or name another queue in it',
      path: child(element.path, 'deadLetters'),
    };
  },
};
