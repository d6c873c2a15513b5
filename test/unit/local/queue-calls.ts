import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type Message,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** What most tests ask SQS for, with the client of the test that runs. */
export function queueCalls(client: () => SQSClient) {
  return {
    queue: async (QueueName: string, Attributes: Record<string, string> = {}) => {
      const { QueueUrl } = await client().send(new CreateQueueCommand({ QueueName, Attributes }));
      return QueueUrl!;
    },
    send: (QueueUrl: string, MessageBody: string, more: object = {}) =>
      client().send(new SendMessageCommand({ QueueUrl, MessageBody, ...more })),
    receive: async (QueueUrl: string, more: object = {}): Promise<Message[]> => {
      const request = {
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['All' as const],
        ...more,
      };
      const { Messages = [] } = await client().send(new ReceiveMessageCommand(request));
      return Messages;
    },
  };
}

export function bodies(messages: readonly Message[]) {
  return messages.map(({ Body }) => Body);
}
