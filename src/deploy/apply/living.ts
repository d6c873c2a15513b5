import { quietSdk } from '#base/aws/quiet-sdk';
import { accountOf } from '../plan/dangers/present';
import { text } from '../plan/dangers/danger';
import type { Change, Plan } from '../plan/changes';

const PATIENCE_MILLISECONDS = 5000;

/** More are not asked for: with a state that is lost, the first of them tell it. */
const MOST_ASKED = 50;

function madeOf(type: string, { changes }: Plan): Change[] {
  return changes
    .filter(
      (change) => change.type === type && change.action === 'create' && text(change.after['name']) !== '',
    )
    .slice(0, MOST_ASKED);
}

/**
 * The addresses of queues and topics that would be created, and are in AWS under the same name: SQS and SNS give what is
 * there to whoever creates it with the same settings. What cannot be asked is left out.
 */
export async function livingAddresses(plan: Plan): Promise<Set<string>> {
  const living = new Set<string>();
  const account = accountOf(plan);
  const [queues, topics] = [madeOf('aws_sqs_queue', plan), madeOf('aws_sns_topic', plan)];
  if (account === undefined || queues.length + topics.length === 0) return living;
  quietSdk();
  const { region, partition } = plan.topology;
  const abortSignal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
  const [{ GetQueueAttributesCommand, SQSClient }, { GetTopicAttributesCommand, SNSClient }] =
    await Promise.all([import('@aws-sdk/client-sqs'), import('@aws-sdk/client-sns')]);
  // Not at the URL of the queue, which is put together here, and says nothing of another endpoint.
  const sqs = new SQSClient({ region, maxAttempts: 2, useQueueUrlAsEndpoint: false });
  const sns = new SNSClient({ region, maxAttempts: 2 });
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const note = async ({ address }: Change, request: Promise<unknown>) => {
    await request;
    living.add(address);
  };
  await Promise.allSettled([
    ...queues.map((queue) => {
      const QueueUrl = `https://sqs.${region}.${domain}/${account}/${text(queue.after['name'])}`;
      const command = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] });
      return note(queue, sqs.send(command, { abortSignal }));
    }),
    ...topics.map((topic) => {
      const TopicArn = `arn:${partition}:sns:${region}:${account}:${text(topic.after['name'])}`;
      return note(topic, sns.send(new GetTopicAttributesCommand({ TopicArn }), { abortSignal }));
    }),
  ]);
  sqs.destroy();
  sns.destroy();
  return living;
}
