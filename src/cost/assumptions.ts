import { fargates, lambdas, ownedQueues, type Topology } from '../topology/topology';
import { list } from '../util/text';
import type { Work } from './consumer-lines';
import { PRICE_REGION, PRICES_READ, PRICING_PAGE } from './prices';

/** What the numbers rest on, said so that somebody can disagree. */
export function assumptionsOf(topology: Topology, { secondsPerMessage }: Work): string[] {
  const { region, subscriptions, consumers } = topology;
  const unknown = subscriptions.filter(({ filter, share }) => filter && share === undefined);
  const kinds = new Set([...consumers.values()].map(({ kind }) => kind));
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
    ...(shared ? ['what SNS puts into a queue counts as a request of SQS'] : []),
    ...(kinds.size > 0
      ? [
          'messages are received, and deleted, together if they arrive within `batchWindow`, or within a second where there is none',
        ]
      : []),
    ...(kinds.has('lambda') || kinds.has('step-functions')
      ? ['Lambda and pipes ask each queue with five long polls of 20 seconds at a time']
      : []),
    ...(kinds.has('lambda')
      ? [`a function works ${secondsPerMessage * 1000} ms on a message (--message-time)`]
      : []),
    ...(kinds.has('fargate')
      ? [
          'each task asks for ten messages at a time, and once a second with `receiveWait: 0`; all tasks run on ' +
            'demand, at least `min` and at most `max` of them',
        ]
      : []),
    ...(kinds.has('step-functions') ? ['an execution passes each state of the definition once'] : []),
  ];
}

function some(condition: boolean, text: string): string[] {
  return condition ? [text] : [];
}

/** What costs something and is not in the sum. */
export function notCounted(topology: Topology): string[] {
  const { subscriptions, topics, consumers, stores, publishers, cluster } = topology;
  const receives = (kind: string) => subscriptions.some(({ receiver }) => receiver.kind === kind);
  const isFifo = [...topics.values()].some(({ fifo }) => fifo);
  const steps = [...consumers.values()].filter((consumer) => consumer.kind === 'step-functions');
  return [
    'data that leaves a region or AWS',
    ...some(consumers.size > 0, 'logs that consumers write (0.50 dollars for each GB in us-east-1)'),
    ...some(
      subscriptions.some(({ filter }) => filter?.scope === 'body'),
      'filters on bodies, which SNS charges by the GB that it looks at',
    ),
    ...some(isFifo, 'deliveries of FIFO topics, which SNS charges by message and by GB, and their archives'),
    ...some(receives('sms'), 'text messages, which cost more than everything else and differ by country'),
    ...some(receives('firehose'), 'Firehose'),
    ...some([...stores.values()].length > 0, 'buckets and tables'),
    ...some(
      [...publishers.values()].some(({ kind }) => kind !== 'role'),
      'schedules, rules and events of publishers',
    ),
    ...some(
      steps.some(({ workflow }) => workflow === 'express'),
      'express workflows',
    ),
    ...some(
      steps.some(({ stateMachine }) => !stateMachine.owned),
      'state machines that somebody else owns',
    ),
    ...some(
      cluster?.owned === true && fargates(topology).length > 0,
      'metrics of Container Insights, and alarms of scaling',
    ),
    ...some(
      lambdas(topology).some(({ tracing }) => tracing),
      'traces of X-Ray',
    ),
  ];
}
