import { canonical, type Json } from '#base/util/json';
import { formatBytes, formatSeconds } from '#base/util/units';
import type { Change } from './changes';
import { isNothing, isSame } from './same';

/** One setting that changes, in the words of the file. */
export interface Detail {
  readonly setting: string;
  readonly before: string;
  readonly after: string;
}

type Format = (value: unknown) => string;

const LONGEST = 60;

function plain(value: unknown): string {
  if (isNothing(value)) return 'none';
  const written = typeof value === 'string' ? value : JSON.stringify(canonical(value as Json));
  return written.length > LONGEST ? `${written.slice(0, LONGEST - 3)}...` : written;
}

const seconds: Format = (value) => (typeof value === 'number' ? formatSeconds(value) : plain(value));
const bytes: Format = (value) => (typeof value === 'number' ? formatBytes(value) : plain(value));

/** A policy is too long to be shown; what its change means is said by the guard. */
const unseen: Format = (value) => (isNothing(value) ? 'none' : 'a policy');

/** What attributes of AWS are called in the file. */
const SETTINGS: Readonly<Record<string, readonly [setting: string, format: Format]>> = {
  name: ['physicalName', plain],
  message_retention_seconds: ['retention', seconds],
  visibility_timeout_seconds: ['visibilityTimeout', seconds],
  delay_seconds: ['delay', seconds],
  receive_wait_time_seconds: ['receiveWait', seconds],
  max_message_size: ['maxMessageSize', bytes],
  redrive_policy: ['deadLetters', plain],
  redrive_allow_policy: ['deadLettersOf', plain],
  fifo_queue: ['fifo', plain],
  fifo_topic: ['fifo', plain],
  kms_master_key_id: ['encryption', plain],
  sqs_managed_sse_enabled: ['encryption', (value) => (value === true ? 'sqs' : 'none')],
  content_based_deduplication: ['contentBasedDeduplication', plain],
  filter_policy: ['filter', plain],
  filter_policy_scope: ['filter.scope', plain],
  raw_message_delivery: ['raw', plain],
  archive_policy: ['archive', plain],
  policy: ['policy', unseen],
  assume_role_policy: ['trust policy', unseen],
  tags: ['tags', plain],
};

/** Arguments of the provider alone: an import does not find them, and setting them calls nothing in AWS. */
const OF_PROVIDER: ReadonlySet<string> = new Set([
  'confirmation_timeout_in_minutes',
  'endpoint_auto_confirms',
]);

/** What Terraform derives from the others. */
const DERIVED: ReadonlySet<string> = new Set(['tags_all', 'id', 'arn', 'url']);

/** The settings that an update or a replacement changes. */
export function detailsOf({ action, imported, before, after, unknown, sensitive }: Change): Detail[] {
  if (action !== 'update' && action !== 'replace') return [];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after), ...unknown])].sort();
  return names.flatMap((name): Detail[] => {
    const isUnknown = unknown.has(name);
    if (imported && OF_PROVIDER.has(name)) return [];
    if (DERIVED.has(name) || (!isUnknown && isSame(before[name], after[name]))) return [];
    // What the provider computes says nothing; in a replacement nearly all is unknown.
    if (
      SETTINGS[name] === undefined ? isUnknown || action === 'replace' : isUnknown && action === 'replace'
    ) {
      return [];
    }
    const [setting, format] = SETTINGS[name] ?? [name, plain];
    if (sensitive.has(name)) return [{ setting, before: '(secret)', after: '(secret)' }];
    const old = format(before[name]);
    const planned = isUnknown ? '(known after apply)' : format(after[name]);
    // Two long values may be cut to the same, and a policy is not shown at all.
    return [{ setting, before: old, after: old === planned ? '(another)' : planned }];
  });
}
