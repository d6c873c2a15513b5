import { parseArn } from '#base/aws/arns';
import { isAwsKey } from '#base/aws/keys';
import { child, type Path } from '#base/diagnostics/path';
import { list } from '#base/util/text';
import { callingService } from '#model/kinds/publishers/services';
import { isTopic } from '#model/outlets';
import { principalsOf, principalWords, type Principal } from '#model/principal';
import { readersOf } from '#model/readers';
import { sendersOf } from '#model/senders';
import { queueOf } from '#model/kinds/receivers/index';
import { encryptionOf, type Queue, type Topic, type Topology } from '#model/topology';
import type { Found } from '../rule';

const SILENT =
  'a condition on `aws:SourceAccount` or `aws:SourceArn` would shut out `events.amazonaws.com`, one on `kms:EncryptionContext:aws:sns:topicArn` does not';

/** The key of somebody whose policy nobody here writes. */
function keyOf(element: Topic | Queue): string | undefined {
  const encryption = encryptionOf(element);
  return encryption.kind === 'own-key' && !isAwsKey(encryption.key) ? encryption.key : undefined;
}

function isSilent(principal: Principal): boolean {
  return principal.kind === 'service' && callingService(principal.service).key === 'encryption-context';
}

function keyPath({ owned, path }: Topic | Queue): Path {
  return child(path, owned ? 'encryption' : 'external', 'kmsKey');
}

/** Only the owner chooses the encryption. */
function elsewise({ owned }: Topic | Queue): string {
  return owned ? ', or use `managed-key`' : '';
}

function isDeliveredTo(queue: Queue, { subscriptions }: Topology): boolean {
  if (queue.owned) return queue.deliveredBy.length > 0;
  return subscriptions.some(
    ({ receiver, deadLetters }) => deadLetters === queue || queueOf(receiver) === queue,
  );
}

function isOfAnotherAccount(key: string, { account }: Topology): boolean {
  const owner = parseArn(key)?.account;
  return owner !== undefined && account !== undefined && owner !== account;
}

/** Those who publish to a topic or send to a queue, and need its key. */
function checkSenderKeys(topology: Topology, found: Found): void {
  for (const outlet of [...topology.topics.values(), ...topology.queues.values()]) {
    const { name } = outlet;
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
      path: keyPath(outlet),
      help: `allow \`kms:Decrypt\` and \`kms:GenerateDataKey\` for them${elsewise(outlet)}${conditions}`,
    });
  }
}

/** Those of other accounts who receive from a queue, and need its key. */
function checkReaderKeys(topology: Topology, found: Found): void {
  for (const queue of topology.queues.values()) {
    const { name } = queue;
    const key = keyOf(queue);
    if (key === undefined) continue;
    const isForeign = isOfAnotherAccount(key, topology);
    const readers = readersOf(topology, queue).filter(({ as }) => isForeign || as.kind !== 'own-role');
    const principals = principalsOf(readers);
    if (principals.length === 0) continue;
    found({
      message: `the policy of \`${key}\` must allow ${list(principals.map(principalWords))} to decrypt messages of queue \`${name}\``,
      path: keyPath(queue),
      help: `allow \`kms:Decrypt\` for them${elsewise(queue)}`,
    });
  }
}

/** SNS, which encrypts what it delivers to a queue. */
function checkDeliveryKeys(topology: Topology, found: Found): void {
  for (const queue of topology.queues.values()) {
    const { name } = queue;
    const key = keyOf(queue);
    if (key === undefined || !isDeliveredTo(queue, topology)) continue;
    found({
      message: `the policy of \`${key}\` must allow SNS to encrypt for queue \`${name}\``,
      path: keyPath(queue),
      help: `allow \`kms:Decrypt\` and \`kms:GenerateDataKey\` for \`sns.amazonaws.com\`${elsewise(queue)}`,
    });
  }
}

/** Keys that the topology uses and does not make. */
export function checkKeys(topology: Topology, found: Found): void {
  checkSenderKeys(topology, found);
  checkReaderKeys(topology, found);
  checkDeliveryKeys(topology, found);
}
