import type { Resource } from './arbitrary-state';

/* Resources of a state, with what msgtopo gives new elements unless a test says otherwise. */

export function queue(name: string, more: object = {}): Resource {
  return {
    address: `aws_sqs_queue.${name}`,
    mode: 'managed',
    type: 'aws_sqs_queue',
    values: {
      arn: `arn:aws:sqs:eu-west-1:123456789012:${name}`,
      url: `https://sqs.eu-west-1.amazonaws.com/123456789012/${name}`,
      visibility_timeout_seconds: 30,
      message_retention_seconds: 345_600,
      receive_wait_time_seconds: 20,
      max_message_size: 262_144,
      sqs_managed_sse_enabled: true,
      ...more,
    },
  };
}

export function topic(name: string, more: object = {}): Resource {
  const values = { arn: `arn:aws:sns:eu-west-1:123456789012:${name}`, ...more };
  return { address: `aws_sns_topic.${name}`, mode: 'managed', type: 'aws_sns_topic', values };
}

export function to(topicName: string, queueName: string, more: object = {}): Resource {
  return {
    address: `aws_sns_topic_subscription.${queueName}`,
    mode: 'managed',
    type: 'aws_sns_topic_subscription',
    values: {
      arn: `arn:aws:sns:eu-west-1:123456789012:${topicName}:1-${queueName}`,
      topic_arn: `arn:aws:sns:eu-west-1:123456789012:${topicName}`,
      protocol: 'sqs',
      endpoint: `arn:aws:sqs:eu-west-1:123456789012:${queueName}`,
      ...more,
    },
  };
}

/** What `terraform show -json` prints of a state with these resources. */
export function shownState(resources: readonly Resource[]): string {
  return JSON.stringify({ format_version: '1.0', values: { root_module: { resources } } });
}
