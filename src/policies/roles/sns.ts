import { SHARED } from '#model/shared';
import type { OwnedTopic, Subscription } from '#model/topology';
import { trustService, type Role } from '../role';
import { composedArn, type Naming, type PolicyWriter } from '../writer';

const SNS = 'sns.amazonaws.com';

/** The names that SNS gives them; none for successes where they are not logged. */
export function deliveryLogGroups(
  topic: OwnedTopic,
  { account }: Pick<Naming, 'account'>,
): Readonly<Record<string, string>> {
  const deliveries = `sns/${topic.arn.region}/${account}/${topic.physicalName}`;
  const failures = `${deliveries}/Failure`;
  return topic.deliveryStatusLogging?.sampleRate === 0 ? { failures } : { deliveries, failures };
}

/** Lets SNS write delivery logs: one role for a stack, on the log groups of its topics alone. */
export function deliveryLoggingRole(topics: readonly OwnedTopic[], writer: PolicyWriter): Role {
  const groups = topics.flatMap((topic) => Object.values(deliveryLogGroups(topic, writer)));
  const arns = groups.map((name) =>
    composedArn(writer, { ...topics[0]!.arn, service: 'logs', resource: `log-group:${name}` }),
  );
  return {
    address: SHARED.deliveryLogging,
    trust: trustService(SNS),
    statements: [
      { Sid: 'CreateLogGroups', Effect: 'Allow', Action: 'logs:CreateLogGroup', Resource: arns },
      {
        Sid: 'WriteLogStreams',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: arns.map((arn) => `${arn}:log-stream:*`),
      },
    ],
  };
}

/** Lets SNS put records into one stream: https://docs.aws.amazon.com/sns/latest/dg/prereqs-kinesis-data-firehose.html */
export function firehoseRole({ name }: Subscription, streamArn: string): Role {
  return {
    address: name,
    trust: trustService(SNS),
    statements: [
      {
        Sid: 'PutRecords',
        Effect: 'Allow',
        Action: ['firehose:DescribeDeliveryStream', 'firehose:PutRecord', 'firehose:PutRecordBatch'],
        Resource: streamArn,
      },
    ],
  };
}
