import { ANY_ACCOUNT, formatArn } from '#base/aws/arns';
import type { Topic } from '#model/topology';
import type { Attributes, Outgoing } from './message';

/** The beginning of simulated time. */
export const EPOCH = Date.UTC(2026, 0, 1);

export interface Notification {
  readonly topic: Topic;
  readonly id: string;
  readonly message: Outgoing;
  /** Seconds from the start. */
  readonly at: number;
  /** Of a FIFO topic. */
  readonly sequence: number | undefined;
}

function attributeLines(attributes: Attributes): string[] {
  return Object.entries(attributes).map(([name, { DataType, StringValue }]) => {
    const value = JSON.stringify({ Type: DataType, Value: StringValue ?? '' });
    return `    ${JSON.stringify(name)} : ${value}`;
  });
}

/** SNS counts in steps, from a number of twenty digits. */
function sequenceNumber(sequence: number): string {
  return `1${String(sequence).padStart(16, '0')}000`;
}

/** SNS does not sign what goes through a FIFO topic, as recordings of 2025 show. */
function signature(host: string): (readonly [string, string])[] {
  return [
    ['SignatureVersion', '1'],
    ['Signature', 'SIMULATED'],
    ['SigningCertURL', `${host}/SimpleNotificationService-simulated.pem`],
  ];
}

/**
 * What a queue gets without raw delivery, to the byte but for the signature.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
export function envelope({ topic, id, message, at, sequence }: Notification): string {
  const arn = formatArn(topic.arn, ANY_ACCOUNT);
  const host = `https://sns.${topic.arn.region}.amazonaws.com`;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['Type', 'Notification'],
    ['MessageId', id],
    ['SequenceNumber', sequence === undefined ? undefined : sequenceNumber(sequence)],
    ['TopicArn', arn],
    ['Subject', message.subject],
    ['Message', message.body],
    ['Timestamp', new Date(EPOCH + at * 1000).toISOString()],
    ...(sequence === undefined ? signature(host) : []),
    ['UnsubscribeURL', `${host}/?Action=Unsubscribe&SubscriptionArn=${arn}:simulated`],
  ];
  const lines = entries.flatMap(([key, value]) =>
    value === undefined ? [] : [`  "${key}" : ${JSON.stringify(value)}`],
  );
  const attributes = attributeLines(message.attributes ?? {});
  if (attributes.length > 0) lines.push(`  "MessageAttributes" : {\n${attributes.join(',\n')}\n  }`);
  return `{\n${lines.join(',\n')}\n}`;
}
