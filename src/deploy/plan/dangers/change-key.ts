import { child } from '#base/diagnostics/path';
import type { Change, Plan } from '../changes';
import { isUpdated, text, type Danger, type Found } from './danger';

/** Whether the key is one of this plan, whose policy is judged by itself. */
function isOwn(key: string, { resources }: Plan): boolean {
  return resources.some(
    ({ type, before, after }) =>
      (type === 'aws_kms_key' && [before, after].some(({ arn, key_id: id }) => arn === key || id === key)) ||
      (type === 'aws_kms_alias' && [before, after].some(({ name, arn }) => name === key || arn === key)),
  );
}

/** The key of AWS itself, of which rules know who may use it. */
function isOfAws(key: string): boolean {
  return /(^|:)alias\/aws\//.test(key);
}

function keyOf({ after }: Change): string {
  return text(after['kms_master_key_id']);
}

/** A key that nobody may use, as long as it is disabled. */
function disabled({ element, before, after }: Change): Found | undefined {
  if (before['is_enabled'] !== true || after['is_enabled'] !== false) return undefined;
  return {
    message: `${element.label} would be disabled: nobody could send or receive what it encrypts`,
    safeWay: 'keep the key enabled',
  };
}

export const changeKey: Danger = {
  id: 'change-key',
  degree: 'cuts',
  summary: 'messages would be encrypted with a key whose policy msgtopo does not see',
  why:
    'Without a permission on the key SNS cannot send to the queue, publishers are rejected, and consumers receive ' +
    'nothing. The policy of a key that is not made here says so, and no plan shows it.',
  find(change, { plan }) {
    if (change.type === 'aws_kms_key') return disabled(change);
    if (!isUpdated(change) || !/^aws_(sqs_queue|sns_topic)$/.test(change.type)) return undefined;
    const key = keyOf(change);
    const isSame = key === text(change.before['kms_master_key_id']);
    if (key === '' || isSame || isOwn(key, plan) || isOfAws(key)) return undefined;
    return {
      message: `${change.element.label} would use the key \`${key}\`, and msgtopo cannot tell whether topics, publishers and consumers may use it`,
      safeWay:
        'make sure that the policy of the key lets all of them use it, and that it is in the same region',
      path: child(change.element.path, 'encryption'),
    };
  },
};
