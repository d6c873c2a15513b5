import { child } from '#base/diagnostics/path';
import { isUpdated, text, type Danger } from './danger';

const CONSEQUENCES: Readonly<Record<string, string>> = {
  aws_sqs_queue: 'a message that always fails would be received until its retention period ends, and lost',
  aws_sns_topic_subscription: 'messages that SNS cannot deliver would be lost',
};

export const removeDeadLetters: Danger = {
  id: 'remove-dead-letters',
  summary: 'a queue or subscription would no longer have a dead-letter queue',
  why: 'Dead letters are the only trace of a message that could not be processed or delivered.',
  find(change) {
    const { type, element, before, after, unknown } = change;
    const consequence = CONSEQUENCES[type];
    if (!isUpdated(change) || consequence === undefined || unknown.has('redrive_policy')) return undefined;
    if (text(before['redrive_policy']) === '' || text(after['redrive_policy']) !== '') return undefined;
    return {
      message: `${element.label} would no longer have a dead-letter queue: ${consequence}`,
      safeWay: 'keep `deadLetters`, or name another queue in it',
      path: child(element.path, 'deadLetters'),
    };
  },
};
