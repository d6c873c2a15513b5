import type { OwnedQueue } from '#model/topology';
import { byCodeUnit } from '#base/util/text';
import { queuePolicy } from '#policies/queue-policy';
import { policyJson } from '#policies/statement';
import { nameMovedResource } from '../address';
import { Construct, SqsQueue } from '../cdktf';
import { composedArn, type StackContext } from '../context';
import { arnReference, kmsKeyOf } from '../references';
import { literal, tagSettings } from '../text';
import { addQueueParameters } from './parameters';

/**
 * A queue with its policy, redrive and redrive-allow policy inline: the provider waits about 25 s after creating
 * each of these resources, so one is better than four, and the queue never exists without its policy.
 */
export class Queue extends Construct {
  constructor(scope: Construct, queue: OwnedQueue, context: StackContext) {
    super(scope, `queue-${queue.name}`);
    const kmsMasterKeyId = kmsKeyOf(context, queue.encryption);
    const resource = new SqsQueue(this, 'resource', {
      name: literal(queue.physicalName),
      ...fifoSettings(queue),
      visibilityTimeoutSeconds: queue.visibilityTimeout,
      messageRetentionSeconds: queue.retention,
      delaySeconds: queue.delay,
      receiveWaitTimeSeconds: queue.receiveWait,
      maxMessageSize: queue.maxMessageSize,
      ...(kmsMasterKeyId === undefined
        ? { sqsManagedSseEnabled: queue.encryption.kind === 'sqs' }
        : { kmsMasterKeyId }),
      ...(queue.dataKeyReuse === undefined ? {} : { kmsDataKeyReusePeriodSeconds: queue.dataKeyReuse }),
      policy: policyJson(queuePolicy(queue, context)),
      ...redriveSettings(queue, context),
      ...tagSettings(queue.tags),
    });
    nameMovedResource(resource, queue);
    addQueueParameters(this, queue, context);
  }
}

function fifoSettings(queue: OwnedQueue) {
  if (!queue.fifo) return {};
  const { contentBasedDeduplication, deduplicationScope, throughputLimit } = queue;
  return {
    fifoQueue: true,
    ...(contentBasedDeduplication === undefined ? {} : { contentBasedDeduplication }),
    ...(deduplicationScope === undefined ? {} : { deduplicationScope }),
    ...(throughputLimit === undefined ? {} : { fifoThroughputLimit: throughputLimit }),
  };
}

function redriveSettings({ deadLetters, deadLettersOf }: OwnedQueue, context: StackContext) {
  const redrivePolicy = deadLetters && {
    deadLetterTargetArn: arnReference(context, deadLetters.queue),
    maxReceiveCount: deadLetters.maxReceiveCount,
  };
  // Composed, since the source queue refers to this one already.
  const sourceQueueArns = deadLettersOf.map(({ arn }) => composedArn(context, arn)).sort(byCodeUnit);
  return {
    ...(redrivePolicy ? { redrivePolicy: JSON.stringify(redrivePolicy) } : {}),
    ...(sourceQueueArns.length > 0
      ? { redriveAllowPolicy: JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns }) }
      : {}),
  };
}
