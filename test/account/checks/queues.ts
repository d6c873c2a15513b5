import { ReceiveMessageCommand, SendMessageCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Account } from '../account';
import type { Check, Finding } from '../check';
import { arrivesIn, makeQueue, refusalOf } from '../messaging';

/** A message that its dead-letter queue is too small for. */
async function tooSmall(account: Account): Promise<Finding> {
  const dead = await makeQueue(account, 'small', { MaximumMessageSize: '1024' });
  const redrive = { deadLetterTargetArn: dead.arn, maxReceiveCount: 1 };
  const source = await makeQueue(account, 'source', {
    VisibilityTimeout: '1',
    RedrivePolicy: JSON.stringify(redrive),
  });
  await account.sqs.send(new SendMessageCommand({ QueueUrl: source.url, MessageBody: 'x'.repeat(2000) }));
  const receive = () =>
    account.sqs.send(new ReceiveMessageCommand({ QueueUrl: source.url, WaitTimeSeconds: 2 }));
  const counts: number[] = [];
  for (let look = 0; look < 4; look += 1) {
    counts.push((await receive()).Messages?.length ?? 0);
    await account.wait(2);
  }
  const moved = await arrivesIn(account, dead, 3);
  const saw = `receives of the source: ${counts.join(', ')}; then in the dead-letter queue: ${moved ? 'yes' : 'no'}`;
  return { fact: 'dlq-too-small', holds: !moved, saw };
}

function policy(arn: string, keysByStatement: readonly number[]): string {
  const Statement = keysByStatement.map((keys) => ({
    Effect: 'Allow',
    Principal: { Service: 'sns.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: arn,
    Condition: {
      StringEquals: Object.fromEntries(
        Array.from({ length: keys }, (_, i) => [`aws:RequestTag/k${i}`, 'x'] as const),
      ),
    },
  }));
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

/** What the ten conditions of a queue policy are: those of a statement, or of all of them. */
async function conditions(account: Account): Promise<Finding> {
  const { arn, url } = await makeQueue(account, 'policy');
  const refused = (keys: readonly number[]) =>
    refusalOf(() =>
      account.sqs.send(
        new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { Policy: policy(arn, keys) } }),
      ),
    );
  const spread = await refused([6, 6]);
  const together = await refused([11]);
  const words = (refusal: string | undefined) => refusal ?? 'taken';
  return {
    fact: 'sqs-policy-conditions',
    holds: spread !== undefined,
    saw: `6 keys in each of two statements: ${words(spread)}; 11 in one: ${words(together)}`,
  };
}

export const queues: Check = {
  name: 'queues',
  facts: ['dlq-too-small', 'sqs-policy-conditions'],
  run: async (account) => Promise.all([tooSmall(account), conditions(account)]),
};
