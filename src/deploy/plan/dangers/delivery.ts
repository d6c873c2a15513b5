import { child } from '#base/diagnostics/path';
import { formatBytes } from '#base/util/units';
import type { Change, Plan } from '../changes';
import { isMadeForDeadLetters } from '../element';
import { compareFilters } from '../filter-change';
import { isSame } from '../same';
import { otherContent, otherContentType } from './content';
import { isUpdated, type Danger, type Found } from './danger';
import { deletedByFilter } from './event-filters';

function filterOf({ filter_policy: policy, filter_policy_scope: scope }: Change['before']) {
  return { policy, scope };
}

export const narrowFilter: Danger = {
  id: 'narrow-filter',
  degree: 'loses-now',
  summary: 'a filter would match fewer messages, or msgtopo cannot tell',
  why:
    'SNS drops messages that a filter does not match, and the event filter of a function or pipe deletes them from the ' +
    'queue, both without a trace.',
  find(change, { plan }) {
    if (change.type !== 'aws_sns_topic_subscription') return deletedByFilter(change, plan);
    if (!isUpdated(change)) return undefined;
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

/** A program that checks signatures with the old hash refuses what is signed with the new one. */
function otherSignature(change: Change): Found | undefined {
  if (!isUpdated(change)) return undefined;
  const { element, before, after } = change;
  const [old, planned] = [before, after].map((values) => Number(values['signature_version'] || 1));
  if (old === planned) return undefined;
  return {
    message: `messages of ${element.label} would have signatures of version ${planned}: a program that only knows version ${old} rejects them`,
    safeWay: 'make sure that every endpoint that checks signatures knows both versions',
    path: child(element.path, 'signatureVersion'),
  };
}

export const changeFormat: Danger = {
  id: 'change-format',
  degree: 'loses-when',
  summary: 'messages would look different: in or without the SNS envelope, made by another template or input',
  why:
    'A consumer that expects the SNS envelope fails on raw messages, and the reverse. The same holds for a message that ' +
    'is made by another template, and filters drop it if it lacks what they ask for.',
  find(change, { plan }) {
    const { type, element, before, after } = change;
    if (type === 'aws_sns_topic') return otherSignature(change);
    if (type !== 'aws_sns_topic_subscription') return otherContent(change, plan);
    if (!isUpdated(change)) return undefined;
    const [old, planned] = [before, after].map((values) => values['raw_message_delivery'] === true);
    if (old === planned) return otherContentType(change);
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

function slowerFifo({ element, before, after }: Change): Found | undefined {
  const key = 'fifo_throughput_limit';
  if (before[key] !== 'perMessageGroupId' || after[key] !== 'perQueue') return undefined;
  return {
    message: `${element.label} would take 300 calls per second in all, and takes so many for each message group now`,
    safeWay: 'make sure that publishers send fewer messages, or try again',
    path: child(element.path, 'throughputLimit'),
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

/** A policy that finds personal data in messages, and masks it or refuses them. */
function protection({ element, action, before, after }: Change, { resources }: Plan): Found | undefined {
  const isOfNew = resources.some(
    (other) =>
      other.type === 'aws_sns_topic' && other.element.name === element.name && other.action === 'create',
  );
  const isChanged =
    action === 'create' || (action === 'update' && !isSame(before['policy'], after['policy']));
  if (!isChanged || isOfNew) return undefined;
  return {
    message: `the topic \`${element.name}\` may reject messages with personal data, or mask it, that it takes as they are now`,
    safeWay: 'audit what the policy finds first, with the operation `Audit`',
    path: child(element.path, 'dataProtection'),
  };
}

export const refuseMessages: Danger = {
  id: 'refuse-messages',
  degree: 'loses-when',
  summary: 'a queue or topic would reject messages that it accepts now',
  why: 'A rejected message is lost unless its publisher keeps it, and SNS does not keep it for long.',
  find(change, { plan }) {
    if (change.type === 'aws_sns_topic_data_protection_policy') return protection(change, plan);
    if (!isUpdated(change) || !/^aws_(sqs_queue|sns_topic)$/.test(change.type)) return undefined;
    // Only SQS itself sends to it.
    if (isMadeForDeadLetters(change.element)) return undefined;
    return smallerMessages(change) ?? explicitDeduplication(change) ?? slowerFifo(change);
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
  degree: 'widens',
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
