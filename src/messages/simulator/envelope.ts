import { ANY_ACCOUNT, formatArn } from '#base/aws/arns';
import type { Topic } from '#model/topology';
import type { Outgoing } from './message';

/** The beginning of simulated time. */
export const EPOCH = Date.UTC(2026, 0, 1);

/** A binary value is written in Base64. */
export interface EnvelopeAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
  readonly BinaryValue?: Uint8Array | undefined;
}

type EnvelopeAttributes = Readonly<Record<string, EnvelopeAttribute>>;

export interface Notification {
  readonly topic: Pick<Topic, 'arn'>;
  /** The last part of the ARN of the subscription. */
  readonly subscription?: string;
  readonly id: string;
  readonly message: Pick<Outgoing, 'body' | 'subject'> & {
    readonly attributes?: EnvelopeAttributes | undefined;
  };
  /** Seconds from the start. */
  readonly at: number;
  /** Of a FIFO topic. */
  readonly sequence: number | undefined;
}

function attributeLines(attributes: EnvelopeAttributes): string[] {
  return Object.entries(attributes).map(([name, { DataType, StringValue = '', BinaryValue }]) => {
    const Value = BinaryValue ? Buffer.from(BinaryValue).toString('base64') : StringValue;
    const value = JSON.stringify({ Type: DataType, Value });
    return `    ${JSON.stringify(name)} : ${value}`;
  });
}

/** SNS counts in steps, from a number of twenty digits. */
export function sequenceNumber(sequence: number): string {
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
export function envelope({
  topic,
  subscription = 'simulated',
  id,
  message,
  at,
  sequence,
}: Notification): string {
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
    ['UnsubscribeURL', `${host}/?Action=Unsubscribe&SubscriptionArn=${arn}:${subscription}`],
  ];
  const lines = entries.flatMap(([key, value]) =>
    value === undefined ? [] : [`  "${key}" : ${JSON.stringify(value)}`],
  );
  const attributes = attributeLines(message.attributes ?? {});
  if (attributes.length > 0) lines.push(`  "MessageAttributes" : {\n${attributes.join(',\n')}\n  }`);
  return `{\n${lines.join(',\n')}\n}`;
}
