import { filterPolicy } from '../filter-policy';
import { bodyObject } from '../filter-policy/message';
import type { JsonObject } from '#base/util/json';
import type { Copy } from './message';

type Seen = Pick<Copy, 'id' | 'body' | 'attributes' | 'receives' | 'groupId'>;

/** What a filter sees of a message: a body that is a JSON object can be looked into, any other is text. */
function recordOf({ id, body, attributes, receives, groupId }: Seen): string {
  const messageAttributes = Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue }]) => [
      name,
      { stringValue: StringValue, dataType: DataType },
    ]),
  );
  return JSON.stringify({
    messageId: id,
    body: bodyObject(body) ?? body,
    attributes: { ApproximateReceiveCount: String(receives), MessageGroupId: groupId },
    messageAttributes,
    eventSource: 'aws:sqs',
  });
}

/**
 * What an event source or a pipe lets through: what one of its patterns matches. They are in the language that filter
 * policies of SNS come from.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
 */
export function filterOf(patterns: readonly JsonObject[]): (copy: Seen) => boolean {
  if (patterns.length === 0) return () => true;
  return (copy) => {
    const message = { body: recordOf(copy) };
    return patterns.some((pattern) => filterPolicy.matches(pattern, 'body', message));
  };
}
