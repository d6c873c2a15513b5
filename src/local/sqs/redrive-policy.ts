import { QUEUE } from '#base/aws/limits';
import { parseArn } from '#base/aws/arns';
import { isMap, parsedJson } from '#base/util/json';
import { ApiError } from '../protocol/errors';

export interface Redrive {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

function refused(text: string, reason: string): ApiError {
  return new ApiError(
    'InvalidParameterValue',
    `Value ${text} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
  );
}

/** `undefined` if it is none. */
export function redriveOf(value: unknown): Redrive | undefined {
  if (!isMap(value)) return undefined;
  const { deadLetterTargetArn, maxReceiveCount } = value;
  const count = Number(maxReceiveCount);
  if (typeof deadLetterTargetArn !== 'string' || !Number.isInteger(count)) return undefined;
  return { deadLetterTargetArn, maxReceiveCount: count };
}

/** SQS gives the count as a number, whatever it was set as. */
export function normalRedrive(text: string): string {
  const policy = parsedJson(text);
  if (!isMap(policy) || typeof policy['maxReceiveCount'] !== 'string') return text;
  return JSON.stringify({ ...policy, maxReceiveCount: Number(policy['maxReceiveCount']) });
}

/** Refuses a redrive policy that SQS does not take: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
export function checkRedrive(text: string, fifo: boolean): void {
  const policy = parsedJson(text);
  if (!isMap(policy)) throw refused(text, 'Redrive policy is not a valid JSON map.');
  const { deadLetterTargetArn, maxReceiveCount } = policy;
  if (deadLetterTargetArn === undefined)
    throw refused(text, 'Redrive policy does not contain mandatory attribute: deadLetterTargetArn.');
  if (maxReceiveCount === undefined)
    throw refused(text, 'Redrive policy does not contain mandatory attribute: maxReceiveCount.');
  const { min, max } = QUEUE.maxReceiveCount;
  const count = Number(maxReceiveCount);
  if (!Number.isInteger(count) || count < min || count > max) {
    throw refused(
      text,
      `Invalid value for maxReceiveCount: ${JSON.stringify(maxReceiveCount)}, valid values are from ${min} to ${max} both inclusive.`,
    );
  }
  const arn = typeof deadLetterTargetArn === 'string' ? parseArn(deadLetterTargetArn) : undefined;
  if (arn?.service !== 'sqs') throw refused(text, 'Invalid value for deadLetterTargetArn.');
  if (arn.resource.endsWith('.fifo') !== fifo) {
    throw refused(text, `Dead-letter queue must be same type of queue as the source.`);
  }
}
