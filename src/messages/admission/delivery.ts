import { MESSAGE } from '#base/aws/limits';

/** A message as a topic is about to deliver it. */
interface Delivery {
  /** Whether it goes to a queue as it was published, so that its attributes become those of the queue. */
  readonly isRawToQueue: boolean;
  readonly attributes: number;
  readonly bytes: number;
  /** What the receiver takes, if that is known. */
  readonly mostBytes: number | undefined;
}

/**
 * Why SNS cannot deliver; `undefined` if it can. The largest size that a queue has set does not count.
 * https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html and
 * https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
 */
export function deliveryObstacle({
  isRawToQueue,
  attributes,
  bytes,
  mostBytes,
}: Delivery): string | undefined {
  if (isRawToQueue && attributes > MESSAGE.attributes) {
    return `it has ${attributes} attributes, and raw delivery to a queue takes ${MESSAGE.attributes}`;
  }
  return mostBytes !== undefined && bytes > mostBytes
    ? `it has ${bytes} bytes as it is delivered, and ${mostBytes} are possible`
    : undefined;
}
