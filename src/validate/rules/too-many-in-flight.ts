import { QUEUE } from '#base/aws/limits';
import { eventSourcesOf } from '#model/kinds/consumers/event-sources';
import type { Rule } from '../rule';

const WITH = (batchSize: number) => `
queues: { billing: { visibilityTimeout: 4m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    maxConcurrency: 1000
    batchWindow: 1s
    batchSize: ${batchSize}
`;

export const tooManyInFlight: Rule = {
  id: 'too-many-in-flight',
  severity: 'warning',
  summary: 'a function may have more messages of a queue in flight than SQS allows',
  why:
    'SQS allows 120,000 messages of a queue in flight unless AWS has raised the quota. Further receive ' +
    'calls return nothing until some messages are deleted. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html',
  bad: WITH(121),
  good: WITH(120),
  check(topology, found) {
    for (const { lambda, source, at } of eventSourcesOf(topology, 'batchSize', 'maxConcurrency')) {
      const { batchSize, maxConcurrency } = source;
      if (maxConcurrency === undefined) continue;
      const inFlight = batchSize * maxConcurrency;
      if (inFlight <= QUEUE.inFlight) continue;
      found({
        message: `${maxConcurrency} invocations of \`${lambda.name}\` with ${batchSize} messages each are ${inFlight}, but SQS allows ${QUEUE.inFlight} in flight`,
        path: at('batchSize'),
        help: 'lower `batchSize` or `maxConcurrency`; accept this if AWS has raised the quota',
      });
    }
  },
};
