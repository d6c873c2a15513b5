import fc from 'fast-check';
import { at } from '../arbitrary-names';
import { ACCOUNT, arn, REGION, type Attributes, type MadeSubscription } from './live';
import type { Queue } from './queues';
import type { Topic } from './topics';

const filter = fc.dictionary(
  fc.stringMatching(/^[a-zA-Z][a-zA-Z_-]{0,11}$/),
  fc.array(
    fc.oneof(
      fc.stringMatching(/^[\w -]{0,10}$/),
      fc.integer({ min: -9, max: 9 }),
      fc.constantFrom<unknown>(
        { prefix: 'a' },
        { exists: false },
        { numeric: ['>', 0, '<=', 5] },
        { 'anything-but': ['x'] },
        null,
      ),
    ),
    { minLength: 1, maxLength: 3 },
  ),
  { maxKeys: 3 },
);

const OTHERS: readonly (readonly [protocol: string, endpoint: string])[] = [
  ['https', 'https://hooks.example.com/in?a=1'],
  ['https', 'https://hooks.example.com/in?a=2'],
  ['http', 'http://old.example.com'],
  ['email', 'ann@example.com'],
  ['email-json', 'ann@example.com'],
  ['sms', '+491701234567'],
  ['sms', '5551234'],
  ['lambda', arn('lambda', 'function:index')],
  ['firehose', `arn:aws:firehose:${REGION}:${ACCOUNT}:deliverystream/archive`],
  ['application', `arn:aws:sns:${REGION}:${ACCOUNT}:endpoint/GCM/shop/0a1b`],
  ['sqs', arn('sqs', 'theirs', '222222222222')],
  ['sqs', `arn:aws:sqs:us-east-1:${ACCOUNT}:far`],
];

export const subscription = fc.record({
  topic: fc.nat(),
  theirs: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
  queue: fc.option(fc.nat(), { freq: 2 }),
  other: fc.constantFrom(...OTHERS),
  filter: fc.option(fc.record({ filter, scope: fc.constantFrom('MessageAttributes', 'MessageBody') })),
  raw: fc.boolean(),
  deadLetters: fc.option(fc.nat()),
  pending: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
});

type Wanted = ReturnType<typeof subscription.generate>['value'];

const WITHOUT_RAW: ReadonlySet<string> = new Set(['email', 'email-json', 'sms', 'lambda', 'application']);

function attributesOf(
  { filter: own, raw }: Wanted,
  protocol: string,
  deadLetters: string | undefined,
): Attributes {
  const hasFilter = own !== null && Object.keys(own.filter).length > 0;
  return {
    RawMessageDelivery: String(raw && !WITHOUT_RAW.has(protocol)),
    ...(hasFilter ? { FilterPolicy: JSON.stringify(own.filter), FilterPolicyScope: own.scope } : {}),
    ...(protocol === 'firehose' ? { SubscriptionRoleArn: `arn:aws:iam::${ACCOUNT}:role/to-firehose` } : {}),
    ...(deadLetters === undefined
      ? {}
      : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn('sqs', deadLetters) }) }),
  };
}

function subscriptionOf(
  wanted: Wanted,
  source: Topic,
  queues: readonly Queue[],
): MadeSubscription | undefined {
  // A FIFO topic delivers to queues alone, and another topic to no FIFO queue.
  const isQueue = wanted.queue !== null || source.fifo;
  const fitting = queues.filter(({ fifo }) => source.fifo || !fifo);
  const target = isQueue ? at(fitting, wanted.queue ?? 0) : undefined;
  if (isQueue && !target) return undefined;
  const [protocol, endpoint] = target ? (['sqs', arn('sqs', target.name)] as const) : wanted.other;
  const alike = queues.filter(({ fifo, name }) => fifo === source.fifo && name !== target?.name);
  const deadLetters = wanted.deadLetters === null ? undefined : at(alike, wanted.deadLetters)?.name;
  return {
    topic: arn('sns', source.name, wanted.theirs && isQueue ? '222222222222' : ACCOUNT),
    protocol,
    endpoint,
    pending: wanted.pending && !isQueue && protocol !== 'lambda',
    attributes: attributesOf(wanted, protocol, deadLetters),
  };
}

/** Each topic and endpoint once, as AWS has it. */
export function subscriptionsOf(
  wanted: readonly Wanted[],
  topics: readonly Topic[],
  queues: readonly Queue[],
): MadeSubscription[] {
  const made = new Map<string, MadeSubscription>();
  for (const one of wanted) {
    const source = at(topics, one.topic);
    const found = source && subscriptionOf(one, source, queues);
    if (found) made.set(`${found.topic} ${found.endpoint}`, found);
  }
  return [...made.values()];
}
