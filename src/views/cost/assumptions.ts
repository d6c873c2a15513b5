import { RECEIVER_KINDS, receiverFacts } from '#model/kinds/receivers/index';
import { publisherFacts } from '#model/kinds/publishers/index';
import { byKind, consumerFacts } from '#model/kinds/consumers/index';
import { ownedQueues, ownedStores, ownedTopics, type Topology } from '#model/topology';
import { list, plural } from '#base/util/text';
import { formatBytes } from '#base/util/units';
import type { AverageTasks, Work } from './load';
import { PRICE_REGION, PRICES_READ, PRICING_PAGE } from './prices';

function some(condition: boolean, text: string): string[] {
  return condition ? [text] : [];
}

/** What the numbers rest on, said so that somebody can disagree. */
export function assumptionsOf(topology: Topology, work: Work, tasks: AverageTasks): string[] {
  const { region, subscriptions } = topology;
  const unknown = subscriptions.filter(({ filter, share }) => filter && share === undefined);
  const shared = ownedQueues(topology).length > 0;
  return [
    `prices are those of ${PRICE_REGION}, read on ${PRICES_READ}, before taxes, free tiers and discounts`,
    ...(region === PRICE_REGION
      ? []
      : [`what ${region} costs may differ by a tenth or more: ${PRICING_PAGE}`]),
    'a month has 730 hours, and messages arrive at random and evenly over it',
    'no message fails, so none is received twice or becomes a dead letter',
    ...(unknown.length > 0
      ? [
          `every message passes the filter of ${list(unknown.map(({ name }) => name))}, which have no \`share\``,
        ]
      : []),
    ...some(
      subscriptions.some(({ filter }) => filter?.scope === 'body'),
      'SNS looks through every message once for each filter on bodies',
    ),
    ...(shared ? ['what SNS puts into a queue counts as a request of SQS'] : []),
    ...assumptionsOfWork(topology, work),
    ...some(
      tasks.size > 0,
      `of ${list(Array.from(tasks.keys(), ({ name }) => name))} as many tasks run as \`msgtopo drill\` counts on a day without trouble`,
    ),
  ];
}

/** The same of consumers and what they use. */
function assumptionsOfWork({ consumers, stores, logs }: Topology, work: Work): string[] {
  const kinds = byKind(consumers.values());
  return [
    ...some(
      kinds.length > 0,
      'messages are received, and deleted, together if they arrive within `batchWindow`, or within a second where there is none',
    ),
    ...some(
      kinds.some((consumer) => consumerFacts(consumer).isPolledByAws),
      'Lambda and pipes ask each queue with five long polls of 20 seconds at a time',
    ),
    ...new Set(kinds.flatMap((consumer) => consumerFacts(consumer).assumptions(consumer, work))),
    ...some(
      kinds.length > 0,
      `a consumer writes ${formatBytes(work.logBytesPerMessage)} into its log about a message (--log-size), a state machine ` +
        `about each state, and SNS about each delivery that it logs; it is kept ${plural(logs.retentionDays, 'day')}`,
    ),
    ...some(stores.size > 0, 'a consumer writes and reads each of its stores once for a message, as it may'),
  ];
}

/** What costs something and is not in the sum. */
export function notCounted(topology: Topology): string[] {
  const { subscriptions, consumers, publishers, network, trail, pipeline } = topology;
  const ofEndpoints = RECEIVER_KINDS.filter((kind) =>
    subscriptions.some(({ receiver }) => receiver.kind === kind),
  ).flatMap((kind) => receiverFacts({ kind }).notCounted ?? []);
  const isArchived = ownedTopics(topology).some(({ archiveDays }) => archiveDays !== undefined);
  // The kinds last to first, as this list has always named them.
  const workers = byKind(consumers.values()).reverse();
  const ofWorkers = workers.flatMap((consumer) => consumerFacts(consumer).notCounted(consumer, topology));
  const hasRouter = workers.some((consumer) => consumerFacts(consumer).routesLogs(consumer));
  return [
    'data that leaves a region or AWS',
    ...some(hasRouter, 'logs that go through a log router'),
    ...some(network?.vpc.kind === 'created', 'flow logs of the VPC'),
    ...some(isArchived, 'archives of FIFO topics'),
    ...ofEndpoints,
    ...some(
      ownedTopics(topology).some(({ dataProtection }) => dataProtection !== undefined),
      'what data protection of topics looks through, by the GB',
    ),
    ...some(network?.hasEndpoints === true, 'data that goes through endpoints, by the GB'),
    ...some(ownedStores(topology).length > 0, 'what stays in buckets and tables, and backups of tables'),
    ...some(
      [...consumers.values()].some(({ stores: used }) =>
        used.some(({ lists, deletes, scans }) => lists || deletes || scans),
      ),
      'lists of buckets, scans of tables, and what is deleted there',
    ),
    ...some(trail !== undefined, 'the files of the trail in its bucket'),
    ...some(
      [...publishers.values()].some((publisher) => publisherFacts(publisher).isMade),
      'schedules, rules and events of publishers',
    ),
    ...new Set(ofWorkers),
    ...some(pipeline !== undefined, 'runs of the pipeline, by the minute, its key and its artifacts'),
  ];
}
