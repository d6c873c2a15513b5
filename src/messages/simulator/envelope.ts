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

function line(key: string, value: string): string {
  return `  "${key}" : ${JSON.stringify(value)}`;
}

/** SNS does not sign what goes through a FIFO topic, as recordings of 2025 show. */
function signature(host: string): string {
  return [
    line('SignatureVersion', '1'),
    line('Signature', 'SIMULATED'),
    line('SigningCertURL', `${host}/SimpleNotificationService-simulated.pem`),
  ].join(',\n');
}

/** What one subscription gets, by the last part of its ARN. */
export type Enveloped = (subscription: string) => string;

/**
 * What queues get without raw delivery, to the byte but for the signature. Each gets nearly the same, so what is alike is
 * made once, and the texts share it.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html
 */
export function envelopes({
  topic,
  id,
  message,
  at,
  sequence,
}: Omit<Notification, 'subscription'>): Enveloped {
  const arn = formatArn(topic.arn, ANY_ACCOUNT);
  const host = `https://sns.${topic.arn.region}.amazonaws.com`;
  const lines = [line('Type', 'Notification'), line('MessageId', id)];
  if (sequence !== undefined) lines.push(line('SequenceNumber', sequenceNumber(sequence)));
  lines.push(line('TopicArn', arn));
  if (message.subject !== undefined) lines.push(line('Subject', message.subject));
  lines.push(line('Message', message.body), line('Timestamp', new Date(EPOCH + at * 1000).toISOString()));
  if (sequence === undefined) lines.push(signature(host));
  const head = `{\n${lines.join(',\n')},\n  "UnsubscribeURL" : "${host}/?Action=Unsubscribe&SubscriptionArn=${arn}:`;
  const attributes = attributeLines(message.attributes ?? {}).join(',\n');
  const tail = attributes === '' ? '"\n}' : `",\n  "MessageAttributes" : {\n${attributes}\n  }\n}`;
  return (subscription) => `${head}${subscription}${tail}`;
}

export function envelope({ subscription = 'simulated', ...notification }: Notification): string {
  return envelopes(notification)(subscription);
}
