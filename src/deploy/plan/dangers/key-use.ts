import { permissionsIn, type Permission } from '../policy-document';
import type { Change, Plan } from '../changes';
import { isLost, text } from './danger';

/* Who may use a key. What decrypts and encrypts gives nobody anything to decrypt: what one may read, other permissions say. */

const USE_OF_KEY = /^kms:(Decrypt|DescribeKey|Encrypt|GenerateDataKey\w*|ReEncrypt\w*)$/;

/** A role that may use the key of the topology. */
function byRole({ action, resource }: Permission, { type }: Change, { resources }: Plan): boolean {
  return (
    type === 'aws_iam_role_policy' &&
    USE_OF_KEY.test(action) &&
    resources.some(
      ({ type: other, address, before }) =>
        other === 'aws_kms_key' && [text(before['arn']), `\${${address}.arn}`].includes(resource),
    )
  );
}

const GIVES: Readonly<Record<string, string>> = {
  aws_sns_topic: 'sns:Publish',
  aws_sqs_queue: 'sqs:SendMessage',
};

/** Whoever may publish to a topic, or send to a queue, that newly has the key: without it they no longer could. */
function byPublisher({ action, principal }: Permission, key: Change, { resources }: Plan): boolean {
  if (key.type !== 'aws_kms_key' || !USE_OF_KEY.test(action)) return false;
  return resources.some((change) => {
    const { type, before, after, unknown } = change;
    const given = GIVES[type];
    if (given === undefined || isLost(change) || text(before['kms_master_key_id']) !== '') return false;
    if (text(after['kms_master_key_id']) === '' && !unknown.has('kms_master_key_id')) return false;
    return permissionsIn(before['policy']).some(
      (one) => one.allows && one.action === given && one.principal === principal,
    );
  });
}

export function isUseOfOwnKey(permission: Permission, change: Change, plan: Plan): boolean {
  return byRole(permission, change, plan) || byPublisher(permission, change, plan);
}
