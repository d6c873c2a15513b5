import {
  fargate,
  filtered,
  lambda,
  machine,
  numbered,
  pair,
  queue,
  section,
  streams,
  subscribed,
  type Boundary,
} from './boundary';

/** A bucket of somebody else that tells topics of its objects. */
function notified(publishes: string): string {
  return `
topics: { t: {}, u: {} }
publishers: { p: { type: s3, bucket: theirs, events: [ObjectCreated], ${publishes} } }
`;
}

function ruled(pattern: string): string {
  return `
topics: { t: {} }
publishers: { p: { type: event-rule, pattern: ${pattern}, publishes: [t] } }
`;
}

function required(count: number): string {
  return `
topics: { t: { message: { attributes: { required: [${Array.from({ length: count }, (_, index) => `a${index}`).join()}] } } } }
queues: { q: {} }
subscriptions: [{ topic: t, queue: q, raw: true }]
`;
}

/** Roles that may send to a queue; nobody without TLS is one principal more. */
function sending(roles: number): string {
  const arns = Array.from({ length: roles }, (_, index) => `"arn:aws:iam::222222222222:role/r${index}"`);
  return `queues: { q: { senders: { roles: [${arns.join()}] } } }\n`;
}

/** How many there may be. */
export const COUNTS: readonly Boundary[] = [
  pair(
    'audit-out-of-range',
    '500 topics and queues',
    `${section('queues', 250)}audit: { cloudtrail: true }`,
    `${section('queues', 250)}  last: { deadLetters: false }\naudit: { cloudtrail: true }`,
  ),
  pair('batch-without-window', 'ten messages', lambda('', 'batchSize: 10'), lambda('', 'batchSize: 11')),
  pair(
    'bucket-notifications-overlap',
    'one topic',
    notified('publishes: [t]'),
    notified('publishes: [t, u]'),
  ),
  pair(
    'bucket-of-two-environments',
    'one environment',
    `environments: { dev: {} }${notified('publishes: [t]')}`,
    `environments: { dev: {}, prod: {} }${notified('publishes: [t]')}`,
  ),
  pair(
    'concurrency-and-pollers',
    'as many at least as at most',
    lambda('', 'pollers: { min: 3, max: 3 }'),
    lambda('', 'pollers: { min: 3, max: 2 }'),
  ),
  pair(
    'concurrency-beyond-reserved',
    'the 1,000 of a queue without a limit',
    lambda('', 'reservedConcurrency: 1000'),
    lambda('', 'reservedConcurrency: 999'),
  ),
  pair(
    'concurrency-beyond-reserved',
    'ten for each poller',
    lambda('', 'reservedConcurrency: 30', 'pollers: { min: 2, max: 3 }'),
    lambda('', 'reservedConcurrency: 29', 'pollers: { min: 2, max: 3 }'),
  ),
  pair(
    'concurrency-beyond-reserved',
    'what is reserved',
    lambda('', 'reservedConcurrency: 20', 'maxConcurrency: 20'),
    lambda('', 'reservedConcurrency: 20', 'maxConcurrency: 21'),
  ),
  pair(
    'dashboard-too-large',
    '500 widgets',
    `${section('queues', 249)}  last: { deadLetters: false }\nmonitoring: {}`,
    `${section('queues', 250)}monitoring: {}`,
  ),
  pair(
    'environment-too-large',
    '4 KiB',
    lambda('', `environment: { A: "${'x'.repeat(4095)}" }`),
    lambda('', `environment: { A: "${'x'.repeat(4096)}" }`),
  ),
  pair(
    'event-filter-matches-nothing',
    'one pattern of two',
    `topics: { t: {} }\nsubscriptions: [{ topic: t, queue: q }]${lambda('', 'filter: [{ body: { a: [1] } }, { body: { Type: [a] } }]')}`,
    `topics: { t: {} }\nsubscriptions: [{ topic: t, queue: q }]${lambda('', 'filter: [{ body: { a: [1] } }, { body: { b: [1] } }]')}`,
  ),
  pair(
    'fargate-size',
    'the most for 256',
    fargate('', 'cpu: 256', 'memory: 2048'),
    fargate('', 'cpu: 256', 'memory: 3072'),
  ),
  pair(
    'fifo-event-source',
    'ten',
    lambda('fifo: true', 'batchSize: 10'),
    lambda('fifo: true', 'batchSize: 11'),
  ),
  pair(
    'fifo-pipe',
    'ten',
    machine(
      'fifo: true',
      'stateMachine: "arn:aws:states:eu-west-1:111111111111:stateMachine:a"',
      'batchSize: 10',
    ),
    machine(
      'fifo: true',
      'stateMachine: "arn:aws:states:eu-west-1:111111111111:stateMachine:a"',
      'batchSize: 11',
    ),
  ),
  pair(
    'filter-policy-too-large',
    '150 combinations',
    filtered(`{ a: [${numbered(150, (index) => `"${index}",`)}] }`),
    filtered(`{ a: [${numbered(151, (index) => `"${index}",`)}] }`),
  ),
  pair(
    'invalid-event-filter',
    '4,096 characters',
    lambda('', `filter: [{ body: ["${'x'.repeat(4096 - '{"body":[""]}'.length)}"] }]`),
    lambda('', `filter: [{ body: ["${'x'.repeat(4097 - '{"body":[""]}'.length)}"] }]`),
  ),
  pair(
    'invalid-event-pattern',
    '4,096 characters',
    ruled(`{ source: ["${'x'.repeat(4096 - '{"source":[""]}'.length)}"] }`),
    ruled(`{ source: ["${'x'.repeat(4097 - '{"source":[""]}'.length)}"] }`),
  ),
  pair('redundant-filter-condition', 'one letter', filtered('{ a: [b, c] }'), filtered('{ a: [b, b] }')),
  pair(
    'retention-shorter-than-attempts',
    'a second more than the attempts',
    queue('visibilityTimeout: 10m, retention: 3001s'),
    queue('visibilityTimeout: 10m, retention: 3000s'),
  ),
  pair(
    'too-few-attempts',
    'five',
    lambda('deadLetters: { maxReceiveCount: 5 }'),
    lambda('deadLetters: { maxReceiveCount: 4 }'),
  ),
  pair(
    'too-many-filter-policies',
    '200',
    subscribed(200, false, ', filter: { policy: { a: [b] } }'),
    subscribed(201, false, ', filter: { policy: { a: [b] } }'),
  ),
  pair(
    'too-many-in-flight',
    '120,000',
    lambda('', 'maxConcurrency: 1000', 'batchSize: 120', 'batchWindow: 1s'),
    lambda('', 'maxConcurrency: 1000', 'batchSize: 121', 'batchWindow: 1s'),
  ),
  pair(
    'too-many-publishers',
    '200 services',
    `topics: { t: { publishers: { services: [${numbered(200, (index) => `s${index}.amazonaws.com,`)}] } } }`,
    `topics: { t: { publishers: { services: [${numbered(201, (index) => `s${index}.amazonaws.com,`)}] } } }`,
  ),
  pair(
    'too-many-redrive-sources',
    'ten',
    `${section('queues', 10, 'deadLetters: { queue: failed }')}  failed: {}`,
    `${section('queues', 11, 'deadLetters: { queue: failed }')}  failed: {}`,
  ),
  pair('too-many-subscriptions', '100 of a FIFO topic', subscribed(100, true), subscribed(101, true)),
  pair('too-many-subscriptions', 'five streams', streams(5), streams(6)),
  pair(
    'too-many-tags',
    '50',
    `topics: { t: { tags: { ${numbered(50, (index) => `t${index}: x,`)} } } }`,
    `topics: { t: { tags: { ${numbered(51, (index) => `t${index}: x,`)} } } }`,
  ),
  pair('raw-delivery-attributes', 'ten attributes', required(10), required(11)),
  pair(
    'no-publisher-passes-filter',
    'one of two publishers',
    `${filtered('{ kind: [a] }')}publishers: { s: { type: schedule, expression: rate(1 day), message: x, publishes: [t] }, r: { role: "arn:aws:iam::111111111111:role/r", publishes: [t] } }\n`,
    `${filtered('{ kind: [a] }')}publishers: { s: { type: schedule, expression: rate(1 day), message: x, publishes: [t] } }\n`,
  ),
  pair('queue-policy-beyond-quota', '50 principals', sending(49), sending(50)),
];
