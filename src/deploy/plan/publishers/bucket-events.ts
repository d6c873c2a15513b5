import type { Values } from '../plan-file';
import { blocks, text, texts } from '../dangers/danger';
import type { FilterChange } from '../filter-change';

/** `s3:ObjectCreated:*` covers `s3:ObjectCreated:Put`. */
function coversEvent(wide: string, narrow: string): boolean {
  return wide === narrow || (wide.endsWith('*') && narrow.startsWith(wide.slice(0, -1)));
}

function covers(wide: Values, narrow: Values): boolean {
  return (
    text(wide['topic_arn']) === text(narrow['topic_arn']) &&
    text(wide['queue_arn']) === text(narrow['queue_arn']) &&
    text(narrow['filter_prefix']).startsWith(text(wide['filter_prefix'])) &&
    text(narrow['filter_suffix']).endsWith(text(wide['filter_suffix'])) &&
    texts(narrow['events']).every((event) => texts(wide['events']).some((other) => coversEvent(other, event)))
  );
}

function coversAll(wide: readonly Values[], narrow: readonly Values[]): boolean {
  return narrow.every((one) => wide.some((other) => covers(other, one)));
}

/** What a change of the notifications of a bucket means for the topics and queues that hear of its objects. */
export function compareNotifications(before: unknown, after: unknown): FilterChange {
  const [old, planned] = [blocks(before), blocks(after)];
  const [grows, shrinks] = [coversAll(planned, old), coversAll(old, planned)];
  if (grows) return shrinks ? 'same' : 'wider';
  return shrinks ? 'narrower' : 'different';
}
