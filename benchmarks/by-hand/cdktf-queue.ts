import type { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import type { TerraformStack } from 'cdktf';
import { addAlarms } from './cdktf-alarms';

interface Delivery {
  readonly topic: SnsTopic;
  readonly policy: unknown;
  readonly accountId: string;
}

const SETTINGS = {
  delaySeconds: 0,
  maxMessageSize: 262144,
  receiveWaitTimeSeconds: 20,
  sqsManagedSseEnabled: true,
  visibilityTimeoutSeconds: 30,
};

function denyInsecureTransport(arn: string) {
  const Condition = { Bool: { 'aws:SecureTransport': 'false' } };
  return { Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: arn, Condition };
}

/** A queue that a topic delivers to, with its dead-letter queue. */
export function addQueue(
  stack: TerraformStack,
  id: string,
  { topic, policy, accountId }: Delivery,
): SqsQueue {
  const arn = `arn:aws:sqs:eu-west-1:${accountId}:bench-${id}`;
  const deadLetters = new SqsQueue(stack, `queue-${id}-dlq`, {
    ...SETTINGS,
    name: `bench-${id}-dlq`,
    messageRetentionSeconds: 1209600,
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [denyInsecureTransport(`${arn}-dlq`)] }),
    redriveAllowPolicy: JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns: [arn] }),
  });
  const allowTopic = {
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: arn,
    Condition: { ArnEquals: { 'aws:SourceArn': topic.arn } },
  };
  const queue = new SqsQueue(stack, `queue-${id}`, {
    ...SETTINGS,
    name: `bench-${id}`,
    messageRetentionSeconds: 345600,
    policy: JSON.stringify({ Version: '2012-10-17', Statement: [allowTopic, denyInsecureTransport(arn)] }),
    redrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount: 5 }),
  });
  new SnsTopicSubscription(stack, `subscription-${id}`, {
    topicArn: topic.arn,
    protocol: 'sqs',
    endpoint: queue.arn,
    filterPolicy: JSON.stringify(policy),
    filterPolicyScope: 'MessageAttributes',
  });
  addAlarms(stack, id, [
    ['not-empty', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', { QueueName: deadLetters.name }],
    ['oldest-message', 'AWS/SQS', 'ApproximateAgeOfOldestMessage', { QueueName: queue.name }],
  ]);
  return queue;
}
