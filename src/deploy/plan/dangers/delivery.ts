import { child } from '#base/diagnostics/path';
import { formatBytes } from '#base/util/units';
import type { Change } from '../changes';
import { isMadeForDeadLetters } from '../element';
import { compareFilters } from '../filter-change';
import { isUpdated, type Danger, type Found } from './danger';

function filterOf({ filter_policy: policy, filter_policy_scope: scope }: Change['before']) {
  return { policy, scope };
}

export const narrowFilter: Danger = {
  id: 'narrow-filter',
  summary: 'a filter would match fewer messages, or msgtopo cannot tell',
  why: 'SNS drops messages that a filter does not match, without a trace.',
  find(change) {
    if (!isUpdated(change) || change.type !== 'aws_sns_topic_subscription') return undefined;
    const { element, before, after } = change;
    const comparison = compareFilters(filterOf(before), filterOf(after));
    if (comparison !== 'narrower' && comparison !== 'different') return undefined;
    const certainty = comparison === 'narrower' ? 'would' : 'may';
    return {
      message: `the filter of ${element.label} ${certainty} drop messages that it matches now`,
      safeWay:
        'make sure that the consumer does not need them, or keep the old conditions beside the new ones',
      path: child(element.path, 'filter'),
    };
  },
};

export const changeFormat: Danger = {
  id: 'change-format',
  summary: 'messages of a subscription would gain or lose the SNS envelope',
  why: 'A consumer that expects the SNS envelope fails on raw messages, and the reverse.',
  find(change) {
    const { type, element, before, after } = change;
    if (!isUpdated(change) || type !== 'aws_sns_topic_subscription') return undefined;
    const [old, planned] = [before, after].map((values) => values['raw_message_delivery'] === true);
    if (old === planned) return undefined;
    const form = planned ? 'without the SNS envelope' : 'in an SNS envelope';
    return {
      message: `messages of ${element.label} would arrive ${form}: a consumer that does not expect that fails on every message`,
      safeWay: 'deploy a consumer that understands both forms first',
      path: child(element.path, 'raw'),
    };
  },
};

function smallerMessages({ element, before, after }: Change): Found | undefined {
  const [old, planned] = [Number(before['max_message_size']), Number(after['max_message_size'])];
  if (!(planned < old)) return undefined;
  return {
    message: `${element.label} would reject messages larger than ${formatBytes(planned)}, and accepts ${formatBytes(old)} now`,
    safeWay: 'make sure that no publisher sends larger messages',
    path: child(element.path, 'maxMessageSize'),
  };
}

function explicitDeduplication({ element, before, after }: Change): Found | undefined {
  const key = 'content_based_deduplication';
  if (before[key] !== true || after[key] === true) return undefined;
  return {
    message: `${element.label} would reject messages without a deduplication ID, and derives one from the body now`,
    safeWay: 'change every publisher to send a deduplication ID first',
    path: child(element.path, 'contentBasedDeduplication'),
  };
}

export const refuseMessages: Danger = {
  id: 'refuse-messages',
  summary: 'a queue or topic would reject messages that it accepts now',
  why: 'A rejected message is lost unless its publisher keeps it, and SNS does not keep it for long.',
  find(change) {
    if (!isUpdated(change) || !/^aws_(sqs_queue|sns_topic)$/.test(change.type)) return undefined;
    // Only SQS itself sends to it.
    if (isMadeForDeadLetters(change.element)) return undefined;
    return smallerMessages(change) ?? explicitDeduplication(change);
  },
};

function isEncrypted({
  kms_master_key_id: key,
  sqs_managed_sse_enabled: managed,
}: Change['before']): boolean {
  return (typeof key === 'string' && key !== '') || managed === true;
}

export const removeEncryption: Danger = {
  id: 'remove-encryption',
  summary: 'a queue or topic would no longer encrypt messages at rest',
  why: 'New messages would be stored in plain text.',
  find(change) {
    const { type, element, before, after, unknown } = change;
    if (!isUpdated(change) || !/^aws_(sqs_queue|sns_topic)$/.test(type)) return undefined;
    const staysEncrypted = isEncrypted(after) || unknown.has('kms_master_key_id');
    if (!isEncrypted(before) || staysEncrypted) return undefined;
    return {
      message: `${element.label} would store messages unencrypted`,
      safeWay: type === 'aws_sqs_queue' ? 'use `encryption: sqs`, which is free' : 'keep the key',
      path: child(element.path, 'encryption'),
    };
  },
};
