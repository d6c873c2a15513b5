import { parseArn } from '#base/aws/arns';
import { isAwsKey } from '#base/aws/keys';
import { child } from '#base/diagnostics/path';
import { list } from '#base/util/text';
import { callingService } from '#model/kinds/publishers/services';
import { isTopic } from '#model/outlets';
import { principalsOf, principalWords, type Principal } from '#model/principal';
import { readersOf } from '#model/readers';
import { sendersOf } from '#model/senders';
import { ownedQueues, ownedTopics, type OwnedQueue, type OwnedTopic, type Topology } from '#model/topology';
import type { Found } from '../rule';

const SILENT =
  'a condition on `aws:SourceAccount` or `aws:SourceArn` would shut out `events.amazonaws.com`, one on `kms:EncryptionContext:aws:sns:topicArn` does not';

/** The key of somebody whose policy nobody here writes. */
function keyOf({ encryption }: OwnedTopic | OwnedQueue): string | undefined {
  return encryption.kind === 'own-key' && !isAwsKey(encryption.key) ? encryption.key : undefined;
}

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
    const { name, path } = outlet;
    const key = keyOf(outlet);
    if (key === undefined) continue;
    const principals = principalsOf(sendersOf(topology, outlet));
    if (principals.length === 0) continue;
    // The policy that KMS gives a key leaves roles of its own account to IAM.
    if (principals.every(({ kind }) => kind === 'own-role') && !isOfAnotherAccount(key, topology)) continue;
    const conditions = isTopic(outlet) && principals.some(isSilent) ? `; ${SILENT}` : '';
    const what = isTopic(outlet) ? 'topic' : 'queue';
    found({
      message: `the policy of \`${key}\` must allow ${list(principals.map(principalWords))} to encrypt for ${what} \`${name}\``,
      path: child(path, 'encryption', 'kmsKey'),
      help: `allow \`kms:Decrypt\` and \`kms:GenerateDataKey\` for them, or use \`managed-key\`${conditions}`,
    });
  }
}

/** Those of other accounts who receive from a queue, and need its key. */
function checkReaderKeys(topology: Topology, found: Found): void {
  for (const queue of ownedQueues(topology)) {
    const { name, path } = queue;
    const key = keyOf(queue);
    if (key === undefined) continue;
    const principals = principalsOf(readersOf(topology, queue).filter(({ as }) => as.kind !== 'own-role'));
    if (principals.length === 0) continue;
    found({
      message: `the policy of \`${key}\` must allow ${list(principals.map(principalWords))} to decrypt messages of queue \`${name}\``,
      path: child(path, 'encryption', 'kmsKey'),
      help: 'allow `kms:Decrypt` for them, or use `managed-key`',
    });
  }
}

/** SNS, which encrypts what it delivers to a queue. */
function checkDeliveryKeys(topology: Topology, found: Found): void {
  for (const queue of ownedQueues(topology)) {
    const { name, path, deliveredBy } = queue;
    const key = keyOf(queue);
    if (key === undefined || deliveredBy.length === 0) continue;
    found({
      message: `the policy of \`${key}\` must allow SNS to encrypt for queue \`${name}\``,
      path: child(path, 'encryption', 'kmsKey'),
      help: 'allow `kms:Decrypt` and `kms:GenerateDataKey` for `sns.amazonaws.com`, or use `managed-key`',
    });
  }
}

/** Keys that the topology uses and does not make. */
export function checkKeys(topology: Topology, found: Found): void {
  checkSenderKeys(topology, found);
  checkReaderKeys(topology, found);
  checkDeliveryKeys(topology, found);
}
