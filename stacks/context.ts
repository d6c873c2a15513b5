import { formatArn, type Arn } from '../src/aws/arns';
import type { Encryption, Topology } from '../src/topology/topology';
import { SHARED } from './address';
import { literal, reference } from './text';

/** What every block needs to know of the stack that it stands in. */
export interface StackContext {
  readonly topology: Topology;
  /** The account's number, or the reference to it where the file does not say. */
  readonly account: string;
  /** The folder of the topology as seen from that of the stack. */
  readonly toProject: string;
}

export function accountOf(topology: Topology): string {
  return topology.account ?? reference(`data.aws_caller_identity.${SHARED.caller}`, 'account_id');
}

/**
 * An ARN put together from its parts. In policies it stands for a reference: a queue's policy cannot refer to the
 * queue itself, and a key's policy not to the topics that need the key.
 */
export function composedArn(context: StackContext, arn: Arn): string {
  return formatArn(arn, context.account);
}

/** The key for `kms_master_key_id`, or nothing if no KMS key is used. */
export function kmsKeyOf(encryption: Encryption): string | undefined {
  if (encryption.kind === 'managed-key') return reference(`aws_kms_key.${SHARED.managedKey}`, 'arn');
  return encryption.kind === 'own-key' ? literal(encryption.key) : undefined;
}
