import { MESSAGE } from '#base/aws/limits';
import { bytesBeyond, type Content } from './size';

/** A message as a topic is about to deliver it. */
interface Delivery {
  /** Whether it goes to a queue as it was published, so that its attributes become those of the queue. */
  readonly isRawToQueue: boolean;
  readonly message: Content;
  /** What the receiver takes, if that is known. */
  readonly mostBytes: number | undefined;
}

/**
 * Why SNS cannot deliver; `undefined` if it can. The largest size that a queue has set does not count.
 * https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
 */
export function deliveryObstacle({ isRawToQueue, message, mostBytes }: Delivery): string | undefined {
  const attributes = Object.keys(message.attributes ?? {}).length;
  if (isRawToQueue && attributes > MESSAGE.attributes) {
    return `it has ${attributes} attributes, and raw delivery to a queue takes ${MESSAGE.attributes}`;
  }
  const bytes = mostBytes === undefined ? undefined : bytesBeyond(mostBytes, message);
  return bytes === undefined
    ? undefined
    : `it has ${bytes} bytes as it is delivered, and ${mostBytes} are possible`;
}
