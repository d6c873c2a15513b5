import { SetTopicAttributesCommand } from '@aws-sdk/client-sns';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Account } from '../account';
import type { Check, Finding } from '../check';
import { makeQueue, makeReceiver, makeTopic, takeFrom, type Made } from '../messaging';

/* EventBridge into topics and queues, with the policies that msgtopo writes and with those that AWS says do not work. */

const SOURCE = 'msgtopo.facts';
const EVENTS = { Service: 'events.amazonaws.com' };
const USE = ['kms:Decrypt', 'kms:GenerateDataKey'];

type Condition = Readonly<Record<string, Readonly<Record<string, string>>>>;

function document(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

async function makeKey(account: Account, statements: readonly object[]): Promise<string> {
  const root = { AWS: `arn:aws:iam::${account.id}:root` };
  const owner = { Effect: 'Allow', Principal: root, Action: 'kms:*', Resource: '*' };
  const sns = { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: USE, Resource: '*' };
  const answer = await account.call(
    { service: 'kms', action: 'CreateKey' },
    { Description: account.prefix, Policy: document([owner, sns, ...statements]) },
  );
  const id = (JSON.parse(answer) as { KeyMetadata: { KeyId: string } }).KeyMetadata.KeyId;
  account.undo(`key ${id}`, () =>
    account.call({ service: 'kms', action: 'ScheduleKeyDeletion' }, { KeyId: id, PendingWindowInDays: 7 }),
  );
  return id;
}

/** The role of a target, which may publish and send here and use keys for that. */
async function makeRole(account: Account): Promise<string> {
  const RoleName = `${account.prefix}-rule`;
  const role = (action: string, input: Readonly<Record<string, string>>) =>
    account.call({ service: 'iam', action }, { RoleName, ...input });
  const trust = { Effect: 'Allow', Principal: EVENTS, Action: 'sts:AssumeRole' };
  await role('CreateRole', { AssumeRolePolicyDocument: document([trust]) });
  account.undo(`role ${RoleName}`, () => role('DeleteRole', {}));
  const here = (service: string) => `arn:aws:${service}:${account.region}:${account.id}:${account.prefix}-*`;
  const via = ['sns', 'sqs'].map((service) => `${service}.${account.region}.amazonaws.com`);
  const statements = [
    { Effect: 'Allow', Action: ['sns:Publish', 'sqs:SendMessage'], Resource: [here('sns'), here('sqs')] },
    { Effect: 'Allow', Action: USE, Resource: '*', Condition: { StringEquals: { 'kms:ViaService': via } } },
  ];
  await role('PutRolePolicy', { PolicyName: 'send', PolicyDocument: document(statements) });
  account.undo(`policy of role ${RoleName}`, () => role('DeleteRolePolicy', { PolicyName: 'send' }));
  return `arn:aws:iam::${account.id}:role/${RoleName}`;
}

async function admitEvents(account: Account, topic: string, Condition?: Condition): Promise<void> {
  const statement = { Effect: 'Allow', Principal: EVENTS, Action: 'sns:Publish', Resource: topic };
  const AttributeValue = document([Condition ? { ...statement, Condition } : statement]);
  await account.sns.send(
    new SetTopicAttributesCommand({ TopicArn: topic, AttributeName: 'Policy', AttributeValue }),
  );
}

interface Way {
  readonly name: string;
  readonly target: string;
  readonly roleArn?: string;
  readonly queue: Made;
}

/** A topic that a rule publishes to, with the queue where it arrives. */
async function throughTopic(
  account: Account,
  name: string,
  {
    key,
    condition,
    roleArn,
  }: { readonly key?: string; readonly condition?: Condition; readonly roleArn?: string },
): Promise<Way> {
  const named = `event-${name}`;
  const target = await makeTopic(account, named, key === undefined ? {} : { KmsMasterKeyId: key });
  const queue = await makeReceiver(account, { topic: target, name: named });
  // A role of the account needs no word in the policy of the topic.
  if (roleArn === undefined) await admitEvents(account, target, condition);
  return { name, target, queue, ...(roleArn === undefined ? {} : { roleArn }) };
}

/** A queue that a rule sends to under the name of EventBridge, with a key of its own. */
async function intoQueue(account: Account, name: string, key: string): Promise<Way> {
  const queue = await makeQueue(account, `event-${name}`);
  const statement = { Effect: 'Allow', Principal: EVENTS, Action: 'sqs:SendMessage', Resource: queue.arn };
  const Attributes = { KmsMasterKeyId: key, Policy: document([statement]) };
  await account.sqs.send(new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes }));
  return { name, target: queue.arn, queue };
}

async function makeRule(account: Account, ways: readonly Way[]): Promise<void> {
  for (const { name, target, roleArn } of ways) {
    const Rule = `${account.prefix}-event-${name}`;
    const events = (action: string, input: object) =>
      account.call({ service: 'events', action }, { ...input });
    await events('PutRule', { Name: Rule, EventPattern: JSON.stringify({ source: [SOURCE] }) });
    account.undo(`rule ${Rule}`, () => events('DeleteRule', { Name: Rule }));
    const to = { Id: 'target', Arn: target, ...(roleArn === undefined ? {} : { RoleArn: roleArn }) };
    await events('PutTargets', { Rule, Targets: [to] });
    account.undo(`targets of ${Rule}`, () => events('RemoveTargets', { Rule, Ids: ['target'] }));
  }
}

async function whichArrive(account: Account, ways: readonly Way[]): Promise<ReadonlySet<string>> {
  const arrived = new Set<string>();
  const Entries = [{ Source: SOURCE, DetailType: 'fact', Detail: '{}' }];
  for (let round = 0; round < 8; round += 1) {
    await account.call({ service: 'events', action: 'PutEvents' }, { Entries });
    await account.wait(15);
    for (const { name, queue } of ways) if ((await takeFrom(account, queue)) !== undefined) arrived.add(name);
  }
  return arrived;
}

async function findings(account: Account): Promise<Finding[]> {
  const admit = (Condition?: Condition) => ({
    Effect: 'Allow',
    Principal: EVENTS,
    Action: USE,
    Resource: '*',
    ...(Condition ? { Condition } : {}),
  });
  const arn = (service: string, name: string) =>
    `arn:aws:${service}:${account.region}:${account.id}:${account.prefix}-${name}`;
  const open = await makeKey(account, [admit()]);
  const context = await makeKey(account, [
    admit({ StringEquals: { 'kms:EncryptionContext:aws:sns:topicArn': arn('sns', 'event-context') } }),
  ]);
  const queueContext = await makeKey(account, [
    admit({ StringEquals: { 'kms:EncryptionContext:aws:sqs:arn': arn('sqs', 'event-queue-context') } }),
  ]);
  const source = await makeKey(account, [admit({ StringEquals: { 'aws:SourceAccount': account.id } })]);
  const own = await makeKey(account, []);
  const roleArn = await makeRole(account);
  const sent = await makeQueue(account, 'event-queue');
  await account.sqs.send(
    new SetQueueAttributesCommand({ QueueUrl: sent.url, Attributes: { KmsMasterKeyId: own } }),
  );
  const rule = `arn:aws:events:${account.region}:${account.id}:rule/${account.prefix}-event-condition`;
  const ways: Way[] = [
    await throughTopic(account, 'control', { key: open }),
    await throughTopic(account, 'context', { key: context }),
    await throughTopic(account, 'source', { key: source }),
    await throughTopic(account, 'condition', { condition: { ArnEquals: { 'aws:SourceArn': rule } } }),
    await throughTopic(account, 'role', { key: own, roleArn }),
    { name: 'queue', target: sent.arn, queue: sent, roleArn },
    await intoQueue(account, 'queue-control', open),
    await intoQueue(account, 'queue-context', queueContext),
  ];
  await makeRule(account, ways);
  // A role is known everywhere after some seconds.
  await account.wait(20);
  const arrived = await whichArrive(account, ways);
  const has = (name: string) => arrived.has(name);
  const saw = (...names: string[]) =>
    ['control', ...names].map((name) => `${name}: ${has(name) ? 'arrived' : 'nothing arrived'}`).join('; ');
  // If nothing arrives even without conditions, nothing is told of them.
  const told = (fact: string, holds: boolean, ...names: string[]): Finding =>
    has('control') ? { fact, holds, saw: saw(...names) } : { fact, saw: saw(...names) };
  const byQueue = saw('queue-control', 'queue-context');
  return [
    told('events-key-context', has('context'), 'context'),
    has('queue-control')
      ? { fact: 'events-queue-key-context', holds: has('queue-context'), saw: byQueue }
      : { fact: 'events-queue-key-context', saw: byQueue },
    told('sns-key-events-source', !has('source'), 'source'),
    told('events-topic-policy-condition', !has('condition'), 'condition'),
    told('events-target-role', has('role') && has('queue'), 'role', 'queue'),
  ];
}

export const events: Check = {
  name: 'events',
  facts: [
    'events-key-context',
    'events-queue-key-context',
    'sns-key-events-source',
    'events-topic-policy-condition',
    'events-target-role',
  ],
  run: findings,
};
