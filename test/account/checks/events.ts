import { SetTopicAttributesCommand } from '@aws-sdk/client-sns';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Account } from '../account';
import type { Check, Finding } from '../check';
import { makeQueue, makeReceiver, makeTopic, takeFrom, type Made } from '../messaging';
import { document, makeKey, makeRole, USE } from '../policies';

/* EventBridge into topics and queues, with the policies that msgtopo writes and with those that AWS says do not work. */

const SOURCE = 'msgtopo.facts';
const EVENTS = { Service: 'events.amazonaws.com' };

type Condition = Readonly<Record<string, Readonly<Record<string, string>>>>;

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
  const sns = { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: USE, Resource: '*' };
  const open = await makeKey(account, [sns, admit()]);
  const context = await makeKey(account, [
    sns,
    admit({ StringEquals: { 'kms:EncryptionContext:aws:sns:topicArn': arn('sns', 'event-context') } }),
  ]);
  const queueContext = await makeKey(account, [
    sns,
    admit({ StringEquals: { 'kms:EncryptionContext:aws:sqs:arn': arn('sqs', 'event-queue-context') } }),
  ]);
  const source = await makeKey(account, [sns, admit({ StringEquals: { 'aws:SourceAccount': account.id } })]);
  const own = await makeKey(account, [sns]);
  const roleArn = await makeRole(account, 'rule', 'events.amazonaws.com');
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
