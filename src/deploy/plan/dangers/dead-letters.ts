import { child } from '#base/diagnostics/path';
import { isMap, parsedJson } from '#base/util/json';
import type { Change, Plan } from '../changes';
import { block, blocks, isUpdated, text, type Danger, type Found } from './danger';

interface Keeper {
  /** Whether what fails goes to a queue. */
  keeps(values: Change['before']): boolean;
  /** The attribute that says so, which may be known only once Terraform runs. */
  readonly attribute: string;
  readonly consequence: string;
}

const REDRIVES = {
  keeps: (values: Change['before']) => text(values['redrive_policy']) !== '',
  attribute: 'redrive_policy',
};
const EVENTS_LOST = 'events that cannot be delivered would be lost';

const KEEPERS: Readonly<Record<string, Keeper>> = {
  aws_sqs_queue: {
    ...REDRIVES,
    consequence: 'a message that always fails would be received until its retention period ends, and lost',
  },
  aws_sns_topic_subscription: { ...REDRIVES, consequence: 'messages that SNS cannot deliver would be lost' },
  aws_cloudwatch_event_target: {
    keeps: (values) => blocks(values['dead_letter_config']).length > 0,
    attribute: 'dead_letter_config',
    consequence: EVENTS_LOST,
  },
  aws_scheduler_schedule: {
    // The block is there as soon as it is planned, whether or not its ARN is known.
    keeps: (values) => blocks(block(values['target'])['dead_letter_config']).length > 0,
    attribute: 'dead_letter_config',
    consequence: EVENTS_LOST,
  },
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
  summary:
    'a queue, subscription, function, rule or schedule would no longer have a queue for what it cannot process or deliver',
  why: 'Dead letters are the only trace of a message that could not be processed or delivered.',
  find(change, { plan }) {
    const { type, element, before, after, unknown } = change;
    const keeper = KEEPERS[type];
    if (keeper === undefined) return failuresLost(change, plan);
    if (!isUpdated(change) || unknown.has(keeper.attribute)) return undefined;
    if (!keeper.keeps(before) || keeper.keeps(after)) return undefined;
    return {
      message: `${element.label} would no longer have a dead-letter queue: ${keeper.consequence}`,
      safeWay: 'keep `deadLetters`, or name another queue in it',
      path: child(element.path, 'deadLetters'),
    };
  },
};
