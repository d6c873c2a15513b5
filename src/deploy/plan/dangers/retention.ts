import { DAY } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { isMap, parsedJson, type PlainMap } from '#base/util/json';
import { formatSeconds } from '#base/util/units';
import type { Change } from '../changes';
import type { Values } from '../plan-file';
import { block, blocks, isUpdated, text, type Danger, type Found } from './danger';

function queueRetention({ element, before, after }: Change): Found | undefined {
  const [old, planned] = [
    Number(before['message_retention_seconds']),
    Number(after['message_retention_seconds']),
  ];
  if (!(planned < old)) return undefined;
  return {
    message: `${element.label} would keep messages for ${formatSeconds(planned)} instead of ${formatSeconds(old)}: older messages would be deleted`,
    safeWay: 'wait until it has no older messages, or keep `retention`',
    path: child(element.path, 'retention'),
  };
}

/** In days; none without an archive. */
function archived(policy: unknown): number {
  const written = parsedJson(text(policy));
  return isMap(written) ? Number(written['MessageRetentionPeriod'] ?? 0) : 0;
}

function topicArchive({ element, before, after }: Change): Found | undefined {
  const [old, planned] = [archived(before['archive_policy']), archived(after['archive_policy'])];
  if (planned >= old) return undefined;
  const instead = planned === 0 ? 'no longer be archived' : `be archived for ${formatSeconds(planned * DAY)}`;
  return {
    message: `messages of ${element.label} would ${instead} instead of for ${formatSeconds(old * DAY)}: older messages could not be replayed`,
    safeWay: 'replay the messages that you still need first, or keep `archive`',
    path: child(element.path, 'archive'),
  };
}

/** The days after which the rules of a bucket delete objects, by what they delete. */
const EXPIRIES: readonly (readonly [what: string, days: (rule: PlainMap) => unknown])[] = [
  ['objects', (rule) => block(rule['expiration'])['days']],
  ['old versions of objects', (rule) => block(rule['noncurrent_version_expiration'])['noncurrent_days']],
];

function firstExpiry({ rule }: Values, daysOf: (rule: PlainMap) => unknown): number {
  const days = blocks(rule)
    .filter(({ status }) => status !== 'Disabled')
    .map((one) => Number(daysOf(one) ?? 0))
    .filter((count) => count > 0);
  return Math.min(Infinity, ...days);
}

function objectExpiry({ element, before, after }: Change): Found | undefined {
  for (const [what, daysOf] of EXPIRIES) {
    const [old, planned] = [firstExpiry(before, daysOf), firstExpiry(after, daysOf)];
    if (planned >= old) continue;
    const now = old === Infinity ? 'forever' : `for ${formatSeconds(old * DAY)}`;
    return {
      message: `${what} in \`${element.name}\` would be deleted after ${formatSeconds(planned * DAY)}, and are kept ${now} now: older ones would be deleted`,
      safeWay: 'copy what you still need, or keep `expiresAfter`',
      path: child(element.path, 'expiresAfter'),
    };
  }
  return undefined;
}

function versionsEnd({ element, before, after }: Change): Found | undefined {
  const [old, planned] = [before, after].map((values) => block(values['versioning_configuration'])['status']);
  if (old !== 'Enabled' || planned === 'Enabled') return undefined;
  return {
    message: `\`${element.name}\` would no longer keep old versions: what is overwritten would be lost`,
    safeWay: 'keep the versions',
  };
}

function tableExpiry({ element, before, after }: Change): Found | undefined {
  const [old, planned] = [before, after].map((values) => block(values['ttl']));
  if (planned!['enabled'] === true) {
    const [was, is] = [old, planned].map((ttl) => text(ttl!['attribute_name']));
    if (old!['enabled'] === true && was === is) return undefined;
    return {
      message: `${element.label} would delete items by the time in \`${is}\`: those whose time is over go at once`,
      safeWay: 'look at what the items have in this attribute first',
      path: child(element.path, 'ttl'),
    };
  }
  const [backup, kept] = [before, after].map((values) => block(values['point_in_time_recovery'])['enabled']);
  if (backup !== true || kept === true) return undefined;
  return {
    message: `${element.label} could no longer be brought back to an earlier time`,
    safeWay: 'keep it',
  };
}

const JUDGES: Readonly<Record<string, (change: Change) => Found | undefined>> = {
  aws_sqs_queue: queueRetention,
  aws_sns_topic: topicArchive,
  aws_s3_bucket_lifecycle_configuration: objectExpiry,
  aws_s3_bucket_versioning: versionsEnd,
  aws_dynamodb_table: tableExpiry,
};

export const shortenRetention: Danger = {
  id: 'shorten-retention',
  degree: 'loses-now',
  summary: 'a queue, the archive of a topic, or a store would keep what it holds for less time',
  why: 'SQS, S3 and DynamoDB apply a new time to what they hold already, and delete what is older.',
  find(change) {
    return isUpdated(change) ? JUDGES[change.type]?.(change) : undefined;
  },
};
