import { GetSubscriptionAttributesCommand, SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import type { Account } from '../account';
import { unsettled, type Check, type Finding } from '../check';
import { makeTopic } from '../messaging';

const FACTS = ['sns-pending-confirmation'];

/** A subscription of a queue in another account, which nobody confirms. */
export function confirmation(queue: string | undefined): Check {
  const run = async (account: Account): Promise<Finding[]> => {
    if (queue === undefined)
      return unsettled(FACTS, 'no queue of another account was given (--foreign-queue)');
    const topic = await makeTopic(account, 'confirm');
    const { SubscriptionArn = '' } = await account.sns.send(
      new SubscribeCommand({
        TopicArn: topic,
        Protocol: 'sqs',
        Endpoint: queue,
        ReturnSubscriptionArn: true,
      }),
    );
    account.undo(`subscription of ${queue}`, () =>
      account.sns.send(new UnsubscribeCommand({ SubscriptionArn })),
    );
    await account.wait(20);
    const { Attributes = {} } = await account.sns.send(
      new GetSubscriptionAttributesCommand({ SubscriptionArn }),
    );
    const pending = Attributes['PendingConfirmation'];
    return [{ fact: FACTS[0]!, holds: pending === 'true', saw: `PendingConfirmation is ${pending}` }];
  };
  return { name: 'confirmation', facts: FACTS, run };
}
