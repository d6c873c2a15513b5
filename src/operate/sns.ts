import type { MessageAttributeValue, SNSClient } from '@aws-sdk/client-sns';
import { formatArn } from '#base/aws/arns';
import { isBinary, type MessageAttribute } from '#messages/filter-policy/message';
import type { Outgoing } from '#messages/simulator/message';
import type { Topic, Topology } from '#model/topology';
import { quietSdk } from '#base/aws/quiet-sdk';

type Sdk = typeof import('@aws-sdk/client-sns');

/** SNS in one region, at the endpoint that the environment names. */
export interface Sns {
  /** The ARN of a topic that is deployed; `undefined` if it is not. */
  arnOf(topic: Topic): Promise<string | undefined>;
  /** Publishes for real; gives back the identifier that SNS gave. */
  publish(arn: string, message: Outgoing): Promise<string>;
  close(): void;
}

/** Without an account in the topology, the credentials decide whose topics are looked through. */
async function find(sdk: Sdk, client: SNSClient, { arn }: Topic): Promise<string | undefined> {
  for await (const { Topics = [] } of sdk.paginateListTopics({ client }, {})) {
    const found = Topics.find(({ TopicArn }) => TopicArn?.split(':').at(-1) === arn.resource);
    if (found) return found.TopicArn;
  }
  return undefined;
}

/** What is binary is given as bytes: SNS refuses it as text. */
function attributeValue({ DataType, StringValue = '' }: MessageAttribute): MessageAttributeValue {
  if (!isBinary({ DataType })) return { DataType, StringValue };
  return { DataType, BinaryValue: new TextEncoder().encode(StringValue) };
}

function publishInput(TopicArn: string, message: Outgoing) {
  const { body, attributes = {}, subject, groupId, deduplicationId } = message;
  return {
    TopicArn,
    Message: body,
    MessageAttributes: Object.fromEntries(
      Object.entries(attributes).map(([name, attribute]) => [name, attributeValue(attribute)]),
    ),
    ...(subject === undefined ? {} : { Subject: subject }),
    ...(groupId === undefined ? {} : { MessageGroupId: groupId }),
    ...(deduplicationId === undefined ? {} : { MessageDeduplicationId: deduplicationId }),
  };
}

/** Loads the SDK when it is called: a dry run never talks to AWS. */
export async function openSns({ region, account }: Topology): Promise<Sns> {
  quietSdk();
  const sdk = await import('@aws-sdk/client-sns');
  const client = new sdk.SNSClient({ region });
  return {
    arnOf(topic) {
      const known = topic.arn.account ?? account;
      return known === undefined ? find(sdk, client, topic) : Promise.resolve(formatArn(topic.arn, known));
    },
    async publish(arn, message) {
      const { MessageId } = await client.send(new sdk.PublishCommand(publishInput(arn, message)));
      return MessageId!;
    },
    close: () => client.destroy(),
  };
}
