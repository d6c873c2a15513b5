import { MESSAGE } from '#base/aws/limits';
import type { Topic } from '#model/topology';
import type { Outgoing } from '../simulator/message';
import { snsAttributeRefusal } from './attribute';
import { identifierRefusal } from './identifiers';
import { messageBytes } from './size';

type Content = Pick<Outgoing, 'body' | 'attributes'>;

/** What an owner elsewhere has set is not known, so that the most that AWS takes counts. */
export function mostBytesOf({ owned }: Pick<Topic, 'owned'>): number {
  return owned ? MESSAGE.topicSize : MESSAGE.largeTopicSize;
}

/**
 * Why SNS refuses body or attributes, in its own words where they are known; `undefined` if it does not.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html and
 * https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html
 */
export function contentRefusal(content: Content, mostBytes: number): string | undefined {
  if (content.body === '') return 'Empty message: AWS takes none without a body';
  for (const [name, attribute] of Object.entries(content.attributes ?? {})) {
    const refusal = snsAttributeRefusal(name, attribute);
    if (refusal !== undefined) return refusal;
  }
  const bytes = messageBytes(content);
  return bytes > mostBytes
    ? `Message too long: it has ${bytes} bytes, and the topic takes ${mostBytes}`
    : undefined;
}

/**
 * Any UTF-8 text, which older editions of the page had as ASCII.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export function subjectRefusal(subject: string | undefined): string | undefined {
  if (subject === undefined) return undefined;
  if (subject === '') return 'the subject is empty';
  const { length } = subject;
  if (length > MESSAGE.subject)
    return `the subject has ${length} characters, and SNS takes ${MESSAGE.subject}`;
  return /[\p{Cc}\u2028\u2029]/u.test(subject)
    ? 'the subject has a line break or another control character'
    : undefined;
}

/** Why SNS answers a `Publish` with an error; `undefined` if it takes the message. */
export function topicRefusal(topic: Topic, message: Outgoing): string | undefined {
  const { fifo } = topic;
  // What an owner elsewhere has set is not known: let it be the less strict.
  const contentBasedDeduplication = topic.owned ? topic.contentBasedDeduplication : true;
  return (
    contentRefusal(message, mostBytesOf(topic)) ??
    subjectRefusal(message.subject) ??
    identifierRefusal({ kind: 'topic', fifo, contentBasedDeduplication }, message)
  );
}
