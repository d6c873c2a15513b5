import { quietSdk } from '#base/aws/quiet-sdk';
import { isLost, text, type Depths } from '../plan/dangers/danger';
import type { Plan } from '../plan/changes';

const PATIENCE_MILLISECONDS = 5000;

/** Waiting, hidden after a receive, and delayed: all that a queue holds. */
const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

function doomedQueues({ changes }: Plan): string[] {
  const queues = changes.filter((change) => change.type === 'aws_sqs_queue' && isLost(change));
  return queues.map(({ before }) => text(before['url']) || text(before['id']));
}

/** Asks SQS how many messages wait in each queue that the plan would delete. A queue that cannot be asked is left out. */
export async function readDepths(plan: Plan): Promise<Depths> {
  const urls = doomedQueues(plan);
  const depths = new Map<string, number>();
  if (urls.length === 0) return depths;
  quietSdk();
  const { GetQueueAttributesCommand, SQSClient } = await import('@aws-sdk/client-sqs');
  const client = new SQSClient({ region: plan.topology.region, maxAttempts: 2 });
  const abortSignal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
  const ask = async (QueueUrl: string) => {
    const request = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTS] });
    const { Attributes = {} } = await client.send(request, { abortSignal });
    const counts = COUNTS.map((name) => Number(Attributes[name] ?? 0));
    depths.set(
      QueueUrl,
      counts.reduce((sum, count) => sum + count, 0),
    );
  };
  await Promise.allSettled(urls.map(ask));
  client.destroy();
  return depths;
}
