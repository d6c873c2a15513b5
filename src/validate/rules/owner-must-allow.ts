import { formatArn, parseArn } from '#base/aws/arns';
import { callingService } from '#model/kinds/publishers/services';
import { snsPrincipal } from '#base/aws/sns-principal';
import { isAwsKey } from '#base/aws/keys';
import { child } from '#base/diagnostics/path';
import { isTopic } from '#model/outlets';
import { ownedQueues, ownedTopics, type Topology } from '#model/topology';
import { list } from '#base/util/text';
import { principalsOf, principalWords, sendersOf, type Principal } from '#model/senders';
import type { Found, Rule } from '../rule';

const UNKNOWN_ACCOUNT = 'ACCOUNT';

function checkQueues({ subscriptions }: Topology, found: Found): void {
  for (const { topic, receiver, deadLetters, path } of subscriptions) {
    const endpoint = receiver.kind === 'queue' ? receiver.queue : undefined;
    const taken = [
      { queue: endpoint, key: 'queue' },
      { queue: deadLetters, key: 'deadLetters' },
    ];
    for (const { queue, key } of taken) {
      if (!queue || queue.owned) continue;
      const source = formatArn(topic.arn, UNKNOWN_ACCOUNT);
      found({
        message: `the owner of queue \`${queue.name}\` must allow topic \`${topic.name}\` to deliver`,
        path: child(path, key),
        help: `ask the owner to allow \`sqs:SendMessage\` for \`${snsPrincipal(topic.arn.region, queue.arn.region)}\` where \`aws:SourceArn\` is \`${source}\``,
      });
    }
  }
}

/** Roles that are made here and receive from the queue of another account. */
function checkReceiving({ consumers, account, partition }: Topology, found: Found): void {
  if (account === undefined) return;
  for (const { name, path, queues } of consumers.values()) {
    for (const queue of queues) {
      if (queue.owned || queue.arn.account === account) continue;
      found({
        message: `the owner of queue \`${queue.name}\` must allow \`${name}\` to receive`,
        path,
        on: 'key',
        help:
          'ask the owner to allow `sqs:ReceiveMessage`, `sqs:DeleteMessage`, `sqs:ChangeMessageVisibility` and ' +
          `\`sqs:GetQueueAttributes\` on the queue for \`arn:${partition}:iam::${account}:root\`, and \`kms:Decrypt\` with its key`,
      });
    }
  }
}

/** Roles that are made here and send to the queue of another account. */
function checkSending({ consumers, publishers, account, partition }: Topology, found: Found): void {
  if (account === undefined) return;
  for (const { name, path, sends } of [...consumers.values(), ...publishers.values()]) {
    for (const queue of sends) {
      if (queue.owned || queue.arn.account === account) continue;
      found({
        message: `the owner of queue \`${queue.name}\` must allow \`${name}\` to send`,
        path: child(path, 'sends'),
        help: `ask the owner to allow \`sqs:SendMessage\` on the queue for \`arn:${partition}:iam::${account}:root\`, and the use of its key`,
      });
    }
  }
}

function checkTopics({ subscriptions, account }: Topology, found: Found): void {
  for (const { topic, path } of subscriptions) {
    if (topic.owned || account === undefined || topic.arn.account === account) continue;
    found({
      message: `the owner of topic \`${topic.name}\` must allow account ${account} to subscribe`,
      path: child(path, 'topic'),
      help: `ask the owner to allow \`sns:Subscribe\` on the topic for \`arn:${topic.arn.partition}:iam::${account}:root\``,
    });
  }
}

const SILENT =
  'a condition on `aws:SourceAccount` or `aws:SourceArn` would shut out `events.amazonaws.com`, one on `kms:EncryptionContext:aws:sns:topicArn` does not';

function isSilent(principal: Principal): boolean {
  return principal.kind === 'service' && callingService(principal.service).key === 'encryption-context';
}

function isOfAnotherAccount(key: string, { account }: Topology): boolean {
  const owner = parseArn(key)?.account;
  return owner !== undefined && account !== undefined && owner !== account;
}

/** Those who publish to a topic or send to a queue, and need its key. */
function checkSenderKeys(topology: Topology, found: Found): void {
  for (const outlet of [...ownedTopics(topology), ...ownedQueues(topology)]) {
    const { name, path, encryption } = outlet;
    if (encryption.kind !== 'own-key' || isAwsKey(encryption.key)) continue;
    const principals = principalsOf(sendersOf(topology, outlet));
    if (principals.length === 0) continue;
    // The policy that KMS gives a key leaves roles of its own account to IAM.
    if (principals.every(({ kind }) => kind === 'own-role') && !isOfAnotherAccount(encryption.key, topology))
      continue;
    const conditions = isTopic(outlet) && principals.some(isSilent) ? `; ${SILENT}` : '';
    const what = isTopic(outlet) ? 'topic' : 'queue';
    found({
      message: `the policy of \`${encryption.key}\` must allow ${list(principals.map(principalWords))} to encrypt for ${what} \`${name}\``,
      path: child(path, 'encryption', 'kmsKey'),
      help: `allow \`kms:Decrypt\` and \`kms:GenerateDataKey\` for them, or use \`managed-key\`${conditions}`,
    });
  }
}

function checkQueueKeys(topology: Topology, found: Found): void {
  for (const { name, path, encryption, deliveredBy } of ownedQueues(topology)) {
    if (encryption.kind !== 'own-key' || deliveredBy.length === 0) continue;
    if (isAwsKey(encryption.key)) continue;
    found({
      message: `the policy of \`${encryption.key}\` must allow SNS to encrypt for queue \`${name}\``,
      path: child(path, 'encryption', 'kmsKey'),
      help: 'allow `kms:Decrypt` and `kms:GenerateDataKey` for `sns.amazonaws.com`, or use `managed-key`',
    });
  }
}

export const ownerMustAllow: Rule = {
  id: 'owner-must-allow',
  severity: 'warning',
  summary: 'delivery depends on a policy that somebody else owns',
  why:
    'msgtopo never changes what it does not own. Until the owner of the queue, topic or key allows it, ' +
    'messages are rejected, and the publisher gets no error. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-send-message-to-sqs-cross-account.html',
  bad: `
environments: { prod: { account: "111111111111" } }
topics: { orders: {} }
queues: { partner: { external: "arn:aws:sqs:eu-west-1:111111111111:partner" } }
subscriptions:
  - { topic: orders, queue: partner }
`,
  good: `
topics: { orders: {} }
queues: { partner: {} }
subscriptions:
  - { topic: orders, queue: partner }
`,
  check(topology, found) {
    checkQueues(topology, found);
    checkTopics(topology, found);
    checkSenderKeys(topology, found);
    checkReceiving(topology, found);
    checkSending(topology, found);
    checkQueueKeys(topology, found);
  },
};
