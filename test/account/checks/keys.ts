import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { PublishCommand } from '@aws-sdk/client-sns';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Account } from '../account';
import { unsettled, type Check, type Finding } from '../check';
import { makeQueue, makeTopic, refusalOf } from '../messaging';
import { makeKey, USE } from '../policies';

/*
 * Keys whose policies do not let this account use them by policies of its own. So whoever asks, administrators too, has what the rest
 * of such a policy says, and nothing else.
 */

const words = (refusal: string | undefined) => refusal ?? 'taken';

async function ownOrganization(account: Account): Promise<string> {
  const answer = await account.call({ service: 'organizations', action: 'DescribeOrganization' }, {});
  return (JSON.parse(answer) as { Organization: { Id: string } }).Organization.Id;
}

/** What is said to somebody who sends to a queue and publishes to a topic, where the key admits an organization. */
async function asMemberOf(
  account: Account,
  name: string,
  organization: string,
): Promise<readonly (string | undefined)[]> {
  const admit = { Effect: 'Allow', Principal: { AWS: '*' }, Action: USE, Resource: '*' };
  const Condition = { StringEquals: { 'aws:PrincipalOrgID': organization } };
  const key = await makeKey(account, [{ ...admit, Condition }], { isUsedByAccount: false });
  const queue = await makeQueue(account, name, { KmsMasterKeyId: key });
  const topic = await makeTopic(account, name, { KmsMasterKeyId: key });
  await account.wait(5);
  return [
    await refusalOf(() =>
      account.sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'm' })),
    ),
    await refusalOf(() => account.sns.send(new PublishCommand({ TopicArn: topic, Message: 'm' }))),
  ];
}

const NOBODYS = 'o-0000000000';

async function organization(account: Account): Promise<Finding[]> {
  const fact = 'kms-organization';
  let id = '';
  const none = await refusalOf(async () => {
    id = await ownOrganization(account);
  });
  if (none !== undefined) return unsettled([fact], `the organization of this account is unknown: ${none}`);
  const members = await asMemberOf(account, 'members', id);
  const others = await asMemberOf(account, 'others', NOBODYS);
  const saw = [
    `as a member, to a queue: ${words(members[0])}; to a topic: ${words(members[1])}`,
    `with the key of others, to a queue: ${words(others[0])}; to a topic: ${words(others[1])}`,
  ].join('; ');
  // If the key of others does not stop anybody either, nothing is told.
  if (others.includes(undefined)) return unsettled([fact], saw);
  return [{ fact, holds: members.every((refusal) => refusal === undefined), saw }];
}

/** What is said to somebody who writes to a log group that is encrypted with a key. */
async function writing(
  account: Account,
  name: string,
  callers: readonly object[],
): Promise<string | undefined> {
  const logGroupName = `${account.prefix}-${name}`;
  const group = `arn:aws:logs:${account.region}:${account.id}:log-group:${logGroupName}`;
  const service = {
    Effect: 'Allow',
    Principal: { Service: `logs.${account.region}.amazonaws.com` },
    Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
    Resource: '*',
    Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': group } },
  };
  const kmsKeyId = await makeKey(account, [service, ...callers], { isUsedByAccount: false });
  return refusalOf(async () => {
    await account.logs.send(new CreateLogGroupCommand({ logGroupName, kmsKeyId }));
    account.undo(`log group ${logGroupName}`, () =>
      account.logs.send(new DeleteLogGroupCommand({ logGroupName })),
    );
    await account.wait(10);
    const logStreamName = 'facts';
    await account.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    const logEvents = [{ timestamp: Date.now(), message: 'm' }];
    await account.logs.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  });
}

async function logWriters(account: Account): Promise<Finding[]> {
  const fact = 'logs-key-caller';
  const admit = {
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: ['kms:DescribeKey', ...USE],
    Resource: '*',
  };
  const Condition = { StringEquals: { 'kms:CallerAccount': account.id } };
  const without = await writing(account, 'shut', []);
  const control = await writing(account, 'open', [{ ...admit, Condition }]);
  const saw = `without a permission for the key: ${words(without)}; with one: ${words(control)}`;
  // If even a permission does not help, something else refused it.
  if (without !== undefined && control !== undefined) return unsettled([fact], saw);
  return [{ fact, holds: without === undefined, saw }];
}

export const keys: Check = {
  name: 'keys',
  facts: ['kms-organization', 'logs-key-caller'],
  run: async (account) => (await Promise.all([organization(account), logWriters(account)])).flat(),
};
