import { child, type Path } from '#base/diagnostics/path';
import { publisherFacts } from '#model/kinds/publishers/index';
import { lambdas, ownedQueues, type Queue, type Topology } from '#model/topology';
import type { Rule } from '../rule';

interface Use {
  readonly queue: Queue;
  readonly path: Path;
  /** What cannot be done with a queue of another region. */
  readonly what: string;
}

/** Every use of a queue but as the endpoint of a subscription. */
function usesOf(topology: Topology): Use[] {
  const uses: Use[] = [];
  const add = (queue: Queue | undefined, path: Path, what: string) => {
    if (queue) uses.push({ queue, path, what });
  };
  for (const { name, path, queues } of topology.consumers.values())
    for (const queue of queues) add(queue, path, `\`${name}\` cannot consume it`);
  for (const { onFailure, path } of lambdas(topology))
    add(onFailure, child(path, 'onFailure'), 'Lambda cannot send failures there');
  for (const { deadLetters, path } of ownedQueues(topology))
    add(deadLetters?.queue, child(path, 'deadLetters'), 'SQS cannot move dead letters there');
  for (const { deadLetters, path } of topology.subscriptions)
    add(deadLetters, child(path, 'deadLetters'), 'SNS cannot move dead letters there');
  for (const publisher of topology.publishers.values()) {
    const { name, path, sends } = publisher;
    for (const queue of sends) add(queue, child(path, 'sends'), `\`${name}\` cannot send there`);
    const failures = publisherFacts(publisher).failures(publisher);
    add(failures, child(path, 'deadLetters'), 'EventBridge cannot move dead letters there');
  }
  return uses;
}

export const queueInAnotherRegion: Rule = {
  id: 'queue-in-another-region',
  severity: 'error',
  summary: 'a queue of another region is used for anything but a delivery of SNS',
  why:
    'SNS delivers to queues of other regions. Dead letters stay in the region of their source, and Lambda, pipes and ' +
    'tasks of a topology work in its region. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html and ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue.html',
  bad: `
queues:
  billing: { deadLetters: { queue: failed } }
  failed: { external: "arn:aws:sqs:us-east-1:111111111111:failed" }
`,
  good: `
queues:
  billing: { deadLetters: { queue: failed } }
  failed: { external: "arn:aws:sqs:eu-west-1:111111111111:failed" }
`,
  check(topology, found) {
    const { region } = topology;
    for (const { queue, path, what } of usesOf(topology)) {
      if (queue.arn.region === region) continue;
      found({
        message: `queue \`${queue.name}\` is in ${queue.arn.region}, and this topology in ${region}: ${what}`,
        path,
        help: `name a queue of ${region}; from another region a queue can only be the \`queue\` of a subscription`,
      });
    }
  },
};
