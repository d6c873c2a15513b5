/* Which permissions somebody still needs when a plan has been applied. */

import type { Change, Plan } from '../changes';
import { plain } from '../same-access';
import { conditionValues, type Permission } from '../policy-document';
import { deadLetterTarget } from './dead-letters';
import { isLost, text } from './danger';
export const SNS = 'Service sns.amazonaws.com';
export const EVENTS = 'Service events.amazonaws.com';
export const SOURCE = 'aws:SourceArn';

/** Whether a queue is one of those that need the permission: the one with the policy, or those that use the key. */
function isReceiver({ type, address }: Change, queue: Change): boolean {
  return type === 'aws_kms_key' ? text(queue.after['kms_master_key_id']) !== '' : queue.address === address;
}

/** Whether a subscription that stays needs this permission of SNS on a queue, or on the key of one. */
export function isNeeded(permission: Permission, change: Change, { resources }: Plan): boolean {
  if (plain(permission).principal !== SNS || !/^aws_(sqs_queue|kms_key)$/.test(change.type)) return true;
  const sources = conditionValues(permission, SOURCE);
  const receivers = resources.filter(
    (other) => other.type === 'aws_sqs_queue' && !isLost(other) && isReceiver(change, other),
  );
  const staying = resources.filter(
    ({ type, action, before }) =>
      type === 'aws_sns_topic_subscription' &&
      (action === 'none' || action === 'import' || action === 'update') &&
      sources.includes(text(before['topic_arn'])),
  );
  return staying.some(({ after }) => {
    const targets = [after['endpoint'], deadLetterTarget(after)];
    return receivers.some(({ before }) => targets.includes(text(before['arn'])));
  });
}

/** Whether the target of a rule gets a role to publish with, in place of what the policy of the topic said. */
function getsRole(rule: string, topicArn: string, { resources }: Plan): boolean {
  return resources.some(
    ({ type, before, after, unknown }) =>
      type === 'aws_cloudwatch_event_target' &&
      text(before['rule']) === rule &&
      text(before['arn']) === topicArn &&
      (text(after['role_arn']) !== '' || unknown.has('role_arn')),
  );
}

/**
 * What EventBridge does not need: a rule that publishes with a role, and a permission on a key that depends on a source,
 * which EventBridge never says. https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function isUnused(permission: Permission, { type }: Change, plan: Plan): boolean {
  if (permission.principal !== EVENTS) return false;
  if (type === 'aws_kms_key') return conditionValues(permission, 'aws:SourceAccount').length > 0;
  const rules = conditionValues(permission, SOURCE).map((arn) => arn.slice(arn.lastIndexOf('/') + 1));
  return rules.length > 0 && rules.every((rule) => getsRole(rule, permission.resource, plan));
}
