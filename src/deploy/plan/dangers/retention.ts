import { DAY } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { isMap, parsedJson } from '#base/util/json';
import { formatSeconds } from '#base/util/units';
import { isUpdated, text, type Danger, type Found } from './danger';
import type { Change } from '../changes';

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

export const shortenRetention: Danger = {
  id: 'shorten-retention',
  summary: 'a queue, or the archive of a topic, would keep messages for less time',
  why: 'SQS applies a new retention period to waiting messages too, and deletes those that are older.',
  find(change) {
    if (!isUpdated(change)) return undefined;
    if (change.type === 'aws_sqs_queue') return queueRetention(change);
    return change.type === 'aws_sns_topic' ? topicArchive(change) : undefined;
  },
};
