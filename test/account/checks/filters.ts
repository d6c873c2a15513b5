import { PublishCommand, SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import type { Account } from '../account';
import type { Check, Finding } from '../check';
import { arrivesIn, makeQueue, makeReceiver, makeTopic, refusalOf } from '../messaging';

/** Whether SNS delivers a message whose one attribute meets a filter. */
async function passes(
  account: Account,
  name: string,
  filter: object,
  attribute: { readonly DataType: string; readonly StringValue: string },
): Promise<boolean> {
  const topic = await makeTopic(account, name);
  const queue = await makeReceiver(account, { topic, name, filter });
  // A filter may take a moment to be known everywhere; it is new here, so that there is no older one.
  await account.wait(5);
  const MessageAttributes = { v: attribute };
  await account.sns.send(new PublishCommand({ TopicArn: topic, Message: 'm', MessageAttributes }));
  return arrivesIn(account, queue, 4);
}

async function matches(account: Account): Promise<Finding[]> {
  const [scalar, folded] = await Promise.all([
    passes(account, 'scalar', { v: [100] }, { DataType: 'String.Array', StringValue: '100' }),
    passes(
      account,
      'folding',
      { v: [{ 'equals-ignore-case': 'straße' }] },
      { DataType: 'String', StringValue: 'STRASSE' },
    ),
  ]);
  const words = (passed: boolean) => (passed ? 'delivered' : 'not delivered');
  return [
    {
      fact: 'filter-string-array-scalar',
      holds: scalar,
      saw: `\`[100]\`, String.Array \`100\`: ${words(scalar)}`,
    },
    { fact: 'filter-case-folding', holds: folded, saw: `\`straße\`, \`STRASSE\`: ${words(folded)}` },
  ];
}

const FOUR = { a: ['x'], b: ['x'], c: ['x'], d: ['x'] };
const BRANCHES = { ...FOUR, $or: [{ e: ['x'] }, { f: ['x'] }] };
const LONG_BRANCH = { ...FOUR, $or: [{ e: ['x'] }, { f: ['x'], g: ['x'] }] };
const MANY = { v: Array.from({ length: 120 }, (_, i) => ({ 'anything-but': { prefix: `p${i}` } })) };

async function limits(account: Account): Promise<Finding[]> {
  const topic = await makeTopic(account, 'limits');
  const { arn } = await makeQueue(account, 'limits');
  const refused = (filter: object) =>
    refusalOf(async () => {
      const Attributes = { FilterPolicy: JSON.stringify(filter) };
      const { SubscriptionArn } = await account.sns.send(
        new SubscribeCommand({
          TopicArn: topic,
          Protocol: 'sqs',
          Endpoint: arn,
          Attributes,
          ReturnSubscriptionArn: true,
        }),
      );
      await account.sns.send(new UnsubscribeCommand({ SubscriptionArn: SubscriptionArn! }));
    });
  const [five, six, many] = [await refused(BRANCHES), await refused(LONG_BRANCH), await refused(MANY)];
  const words = (refusal: string | undefined) => refusal ?? 'taken';
  return [
    {
      fact: 'filter-or-keys',
      holds: five === undefined && six !== undefined,
      saw: `4 keys and branches of 1: ${words(five)}; of 1 and 2: ${words(six)}`,
    },
    { fact: 'filter-anything-but-points', holds: many === undefined, saw: `120 prefixes: ${words(many)}` },
  ];
}

export const filters: Check = {
  name: 'filters',
  facts: [
    'filter-string-array-scalar',
    'filter-case-folding',
    'filter-or-keys',
    'filter-anything-but-points',
  ],
  run: async (account) => [...(await matches(account)), ...(await limits(account))],
};
