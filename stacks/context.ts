import { formatArn, type Arn } from '#base/aws/arns';
import type { Site } from '#model/parts';
import type { Topology } from '#model/topology';
import type { Placed } from '#model/element';
import { SHARED } from './address';
import { reference } from './text';

/** What every block needs to know of the stack that it stands in. */
export interface StackContext {
  readonly topology: Topology;
  /** Which of its stacks this is. */
  readonly part: Site;
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

/** Whether something stands in this stack, so that it can be referred to. */
export function isHere({ part }: StackContext, { stack }: Placed): boolean {
  return !part.links && part.stack === stack;
}
