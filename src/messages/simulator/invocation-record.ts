import { ANY_ACCOUNT, formatArn } from '#base/aws/arns';
import type { Lambda } from '#model/consumer';
import { EPOCH, envelope, type Notification } from './envelope';

export type Condition = 'RetriesExhausted' | 'EventAgeExceeded';

/** An event that Lambda gave up, and when. */
export interface GivenUp {
  readonly lambda: Lambda;
  readonly notification: Notification;
  readonly condition: Condition;
  readonly attempts: number;
  /** Seconds from the start. */
  readonly at: number;
}

/** What SNS calls a function with: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
function snsEvent(notification: Notification): unknown {
  const { SigningCertURL, UnsubscribeURL, ...rest } = JSON.parse(envelope(notification)) as Readonly<
    Record<string, unknown>
  >;
  const Sns = {
    MessageAttributes: {},
    ...rest,
    SigningCertUrl: SigningCertURL,
    UnsubscribeUrl: UnsubscribeURL,
  };
  const EventSubscriptionArn = `${formatArn(notification.topic.arn, ANY_ACCOUNT)}:simulated`;
  return { Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn, Sns }] };
}

/**
 * What `onFailure` gets: not the message, but a record with it inside.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export function invocationRecord({ lambda, notification, condition, attempts, at }: GivenUp): string {
  const { partition, region } = notification.topic.arn;
  const resource = `function:${lambda.physicalName}:${lambda.alias ?? '$LATEST'}`;
  const arn = { partition, service: 'lambda', region, account: undefined, resource };
  const threw = {
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: { errorMessage: 'simulated' },
  };
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date(EPOCH + at * 1000).toISOString(),
    requestContext: {
      requestId: notification.id,
      functionArn: formatArn(arn, ANY_ACCOUNT),
      condition,
      approximateInvokeCount: attempts,
    },
    requestPayload: snsEvent(notification),
    ...(condition === 'RetriesExhausted' ? threw : {}),
  });
}
