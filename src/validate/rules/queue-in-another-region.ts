import { child, type Path } from '#base/diagnostics/path';
import type { Consumer } from '#model/consumer';
import { consumerFacts, scales } from '#model/kinds/consumers/index';
import { namedRole, publisherFacts } from '#model/kinds/publishers/index';
import { reachesMore } from '#model/network';
import { lambdas, ownedQueues, type Queue, type Topic, type Topology } from '#model/topology';
import type { Rule } from '../rule';

interface Use {
  readonly element: Queue | Topic;
  readonly path: Path;
  /** What cannot be done with something of another region. */
  readonly what: string;
  /** The region that it would have to be in, if that is not the one of the topology. */
  readonly region?: string;
}

/** Whether the endpoints of the network, which are for services of one region, are all that it reaches. */
function isKeptInRegion(consumer: Consumer, { network }: Topology): boolean {
  const inside = consumerFacts(consumer).inNetwork(consumer);
  return network?.hasEndpoints === true && inside !== undefined && !reachesMore(network, inside);
}

/** Programs call whatever region they like; what AWS calls for them, it calls in theirs. */
function usesOfConsumer(consumer: Consumer, topology: Topology): Use[] {
  const { name, path, queues, sends, publishes } = consumer;
  const { isPolledByAws, isProgram } = consumerFacts(consumer);
  const isKept = isKeptInRegion(consumer, topology);
  const why = isKept ? 'reaches only the endpoints of its own region' : undefined;
  const received = scales(consumer) ? 'is scaled by metrics of its own region' : 'cannot consume it';
  const receives = !isKept && !isPolledByAws && !scales(consumer);
  const gives = isProgram && !isKept;
  const use = (element: Queue | Topic, key: string, what: string): Use => ({
    element,
    path: key === '' ? path : child(path, key),
    what: `\`${name}\` ${why ?? what}`,
  });
  return [
    ...(receives ? [] : queues.map((queue) => use(queue, '', received))),
    ...(gives ? [] : sends.map((queue) => use(queue, 'sends', 'cannot send there'))),
    ...(gives ? [] : publishes.map((topic) => use(topic, 'publishes', 'cannot publish there'))),
  ];
}

function usesOfPublishers({ publishers }: Topology): Use[] {
  return [...publishers.values()].flatMap((publisher) => {
    const { name, path, sends, publishes } = publisher;
    const failures = publisherFacts(publisher).failures(publisher);
    const what = `\`${name}\` cannot send there`;
    const given = namedRole(publisher) ? [] : [...sends, ...publishes];
    return [
      ...given.map((element): Use => {
        const key = sends.includes(element as Queue) ? 'sends' : 'publishes';
        return { element, path: child(path, key), what };
      }),
      ...(failures
        ? [
            {
              element: failures,
              path: child(path, 'deadLetters'),
              what: 'EventBridge cannot move dead letters there',
            },
          ]
        : []),
    ];
  });
}

/** Every use of a queue or topic that ends at the border of a region. */
function usesOf(topology: Topology): Use[] {
  const { subscriptions, monitoring } = topology;
  const uses: Use[] = [
    ...[...topology.consumers.values()].flatMap((consumer) => usesOfConsumer(consumer, topology)),
    ...usesOfPublishers(topology),
  ];
  const add = (element: Queue | Topic | undefined, path: Path, what: string, region?: string) => {
    if (element) uses.push({ element, path, what, ...(region === undefined ? {} : { region }) });
  };
  for (const { onFailure, path } of lambdas(topology))
    add(onFailure, child(path, 'onFailure'), 'Lambda cannot send failures there');
  for (const { deadLetters, path } of ownedQueues(topology))
    add(deadLetters?.queue, child(path, 'deadLetters'), 'SQS cannot move dead letters there');
  for (const { topic, deadLetters, path } of subscriptions)
    add(deadLetters, child(path, 'deadLetters'), 'SNS cannot move dead letters there', topic.arn.region);
  if (monitoring?.notify?.kind === 'topic')
    add(monitoring.notify.topic, ['monitoring', 'notify'], 'CloudWatch cannot notify it');
  return uses;
}

export const queueInAnotherRegion: Rule = {
  id: 'queue-in-another-region',
  severity: 'error',
  summary: 'a queue or topic of another region is used where AWS works in one region only',
  why:
    'SNS delivers to queues of other regions, and programs send and publish there. Dead letters stay in the region of ' +
    'their source, in that of the topic for a subscription. Lambda, pipes, scaling and AWS services work in one region. ' +
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
    for (const { element, path, what, region = topology.region } of usesOf(topology)) {
      const { name, arn } = element;
      if (arn.region === region) continue;
      const sort = 'subscriptions' in element ? 'topic' : 'queue';
      const source = region === topology.region ? `this topology in ${region}` : `the topic in ${region}`;
      found({
        message: `${sort} \`${name}\` is in ${arn.region}, and ${source}: ${what}`,
        path,
        help: `name a ${sort} of ${region}; SNS delivers to queues of other regions, and programs reach them over a network that leads there`,
      });
    }
  },
};
