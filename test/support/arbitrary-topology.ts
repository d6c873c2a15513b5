import fc from 'fast-check';

/** A topology file as plain data; JSON is YAML too. */
export type File = Readonly<Record<string, unknown>>;

const ACCOUNT = '111111111111';

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,18}[a-z0-9]$/);
const tags = fc.dictionary(
  fc.stringMatching(/^[A-Z][A-Za-z]{0,8}$/),
  fc.stringMatching(/^[\w .:=-]{0,12}$/),
  {
    maxKeys: 3,
  },
);
const ownKey = fc.constant({ kmsKey: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/0a1b` });
const topicEncryption = fc.oneof(fc.constantFrom('none', 'managed-key'), ownKey);
const queueEncryption = fc.oneof(fc.constantFrom('none', 'sqs', 'managed-key'), ownKey);

const publishers = (...services: string[]) =>
  fc.record(
    {
      accounts: fc.uniqueArray(fc.constantFrom('222222222222', '333333333333'), { minLength: 1 }),
      services: fc.uniqueArray(fc.constantFrom(...services), { minLength: 1 }),
    },
    { requiredKeys: [] },
  );

const commonTopic = {
  encryption: topicEncryption,
  publishers: publishers('ses.amazonaws.com'),
  deliveryStatusLogging: fc.boolean(),
  tags,
};

const standardTopic = fc.record(
  { ...commonTopic, publishers: publishers('s3.amazonaws.com', 'events.amazonaws.com') },
  { requiredKeys: [] },
);
const fifoTopic = fc.record(
  {
    ...commonTopic,
    fifo: fc.constant(true),
    contentBasedDeduplication: fc.boolean(),
    throughputScope: fc.constantFrom('topic', 'messageGroup'),
    archive: fc.integer({ min: 1, max: 365 }).map((days) => `${days}d`),
  },
  { requiredKeys: ['fifo'] },
);

const deadLetters = fc.oneof(
  fc.constant(false),
  fc.record(
    {
      maxReceiveCount: fc.integer({ min: 1, max: 1000 }),
      retention: fc.integer({ min: 60, max: 1_209_600 }),
    },
    { requiredKeys: [] },
  ),
);

const commonQueue = {
  visibilityTimeout: fc.integer({ min: 0, max: 43_200 }),
  // Longer than any delay, or nothing would ever be received.
  retention: fc.integer({ min: 901, max: 1_209_600 }),
  delay: fc.integer({ min: 0, max: 900 }).map((seconds) => `${seconds}s`),
  receiveWait: fc.integer({ min: 0, max: 20 }),
  maxMessageSize: fc.integer({ min: 1, max: 256 }).map((kibibytes) => `${kibibytes}KiB`),
  encryption: queueEncryption,
  deadLetters,
  tags,
};

const standardQueue = fc.record(commonQueue, { requiredKeys: [] });
const fifoQueue = fc.record(
  {
    ...commonQueue,
    fifo: fc.constant(true),
    contentBasedDeduplication: fc.boolean(),
    deduplicationScope: fc.constant('messageGroup'),
    throughputLimit: fc.constantFrom('perQueue', 'perMessageGroupId'),
  },
  { requiredKeys: ['fifo', 'deduplicationScope'] },
);

const condition = fc.oneof(
  fc.stringMatching(/^[\w {}%.-]{1,10}$/),
  fc.integer({ min: -1000, max: 1000 }),
  fc.record({ prefix: fc.stringMatching(/^[a-z]{1,5}$/) }),
  fc.integer({ min: 0, max: 100 }).map((least) => ({ numeric: ['>=', least] })),
  fc.record({ exists: fc.boolean() }),
);

const filter = fc.record({
  scope: fc.constantFrom('attributes', 'body'),
  policy: fc.dictionary(
    fc.stringMatching(/^[a-z]{2,8}$/),
    fc.array(condition, { minLength: 1, maxLength: 3 }),
    {
      minKeys: 1,
      maxKeys: 3,
    },
  ),
});

interface Elements {
  readonly topics: Readonly<Record<string, object>>;
  readonly queues: Readonly<Record<string, object>>;
}

const elements: fc.Arbitrary<Elements> = fc.record({
  topics: fc.dictionary(name, fc.oneof(standardTopic, fifoTopic), { maxKeys: 4 }),
  queues: fc.dictionary(name, fc.oneof(standardQueue, fifoQueue), { maxKeys: 5 }),
});

function isFifo(element: object): boolean {
  return 'fifo' in element;
}

/** Every subscription that SNS would take, each of which may be there or not. */
function subscriptions({ topics, queues }: Elements): fc.Arbitrary<readonly object[]> {
  const pairs = Object.entries(topics).flatMap(([topic, { ...settings }]) =>
    Object.entries(queues)
      .filter(([, queue]) => isFifo(settings) || !isFifo(queue))
      .map(([queue]) => ({ topic, queue })),
  );
  const urls = Object.entries(topics)
    .filter(([, topic]) => !isFifo(topic))
    .map(([topic]) => ({ topic, url: 'https://hooks.example.com/in' }));
  const options = fc.record({ filter, raw: fc.boolean() }, { requiredKeys: [] });
  return fc
    .subarray([...pairs, ...urls])
    .chain((chosen) => fc.tuple(...chosen.map((pair) => options.map((more) => ({ ...pair, ...more })))));
}

/** Topologies without errors, small enough to read and with everything that topics, queues and subscriptions can have. */
export const topologyFile: fc.Arbitrary<File> = elements.chain((made) =>
  fc
    .record({ name, tags, subscriptions: subscriptions(made), account: fc.boolean() })
    .map(({ account, ...rest }) => ({
      version: 1,
      region: 'eu-west-1',
      ...rest,
      ...made,
      ...(account ? { environments: { prod: { account: ACCOUNT } } } : {}),
    })),
);

/** The same data with the keys of every map, and the list of subscriptions, in another order. */
export function shuffled(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffled(item, random));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, shuffled(item, random)] as const);
  const ordered = entries.map((entry) => ({ entry, rank: random() })).sort((a, b) => a.rank - b.rank);
  return Object.fromEntries(
    ordered.map(({ entry: [key, item] }) => [
      key,
      key === 'subscriptions' && Array.isArray(item) ? [...(item as unknown[])].reverse() : item,
    ]),
  );
}
