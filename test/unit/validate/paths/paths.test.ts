import { deliveryPaths } from '#validate/paths/paths';
import { pathsText } from '#validate/paths/text';
import { PLAIN } from '#base/util/style';
import type { Path } from '#base/diagnostics/path';
import type { Subscription, Topology } from '#model/topology';
import type { Rule } from '#validate/rule';
import { RULES } from '#validate/rules/index';
import { proveText } from '#test/unit/topology-of';
import { FILES } from '../rules/findings-of';

const HEAD = `
environments: { prod: { account: "123456789012" } }
topics:
  orders: { encryption: managed-key, publishers: { accounts: ["210987654321"] } }
  ledger: { fifo: true }
  theirs: { external: "arn:aws:sns:eu-west-1:210987654321:theirs" }
queues:
  billing: { encryption: managed-key, deadLetters: { maxReceiveCount: 3 } }
  broken: { encryption: { kmsKey: alias/aws/sqs } }
  ours: { encryption: { kmsKey: alias/ours } }
  ordered: { fifo: true }
  partner: { external: "arn:aws:sqs:eu-west-1:210987654321:partner" }
  failed: {}
`;

function pathsOf(subscription: string) {
  const [topology] = proveText(`${HEAD}subscriptions: [{ ${subscription} }]\n`).topologies;
  return deliveryPaths(topology!);
}

/** What does not simply hold, in one line each. */
function doubts(subscription: string): string[] {
  return pathsOf(subscription).flatMap(({ steps }) =>
    steps.filter(({ status }) => status !== 'ok').map(({ aspect, status }) => `${status} ${aspect}`),
  );
}

test('a path that holds, with every reason', () => {
  const [path] = pathsOf(
    'topic: orders, queue: billing, filter: { policy: { type: [paid] } }, deadLetters: failed',
  );
  expect(pathsText([path!], PLAIN)).toBe(
    [
      'orders -> billing: holds',
      '  ok     publish        roles of this account that hold `sns:Publish`; its policy admits account 210987654321',
      '  ok     topic key      the policy of the managed key lets this account and each declared publisher use it',
      '  ok     filter         messages whose attributes match {"type":["paid"]}',
      '  ok     type           a standard topic may deliver to a standard queue',
      '  ok     queue policy   the policy of queue `billing` lets topic `orders` send, and nobody whom the file does not name',
      '  ok     queue key      the policy of the managed key lets SNS encrypt for queue `billing`',
      '  ok     undeliverable  messages that cannot be delivered go to `failed`, also standard and in the same account and region',
      '  ok     undeliverable  the policy of queue `failed` lets topic `orders` send, and nobody whom the file does not name',
      '  ok     dead letters   a message that fails 3 times is moved to `billing_dlq` and kept for 14d',
      '',
      '',
    ].join('\n'),
  );
});

test.each([
  ['a FIFO queue behind a standard topic', 'topic: orders, queue: ordered', ['fails type']],
  ['a FIFO topic and an address', 'topic: ledger, email: a@example.com', ['fails type', 'ask endpoint']],
  ['a key that SNS cannot use', 'topic: orders, queue: broken', ['fails queue key']],
  ['a key of one’s own', 'topic: orders, queue: ours', ['ask queue key']],
  ['somebody else’s queue', 'topic: orders, queue: partner', ['ask queue policy']],
  ['somebody else’s topic', 'topic: theirs, queue: failed', ['ask publish']],
  [
    'dead letters of the wrong type',
    'topic: ledger, queue: ordered, deadLetters: failed',
    ['fails undeliverable'],
  ],
  [
    'an error that no step speaks of',
    'topic: orders, email: a@example.com, raw: true',
    ['ask endpoint', 'fails raw-delivery-endpoint'],
  ],
  ['an address', 'topic: orders, url: "https://a.example.com/", deadLetters: failed', ['ask endpoint']],
])('%s', (_, subscription, expected) => {
  expect(doubts(subscription)).toEqual(expected);
});

test('a path is as good as its weakest step', () => {
  const statusOf = (subscription: string) => pathsOf(subscription).map(({ status }) => status);
  expect(statusOf('topic: orders, queue: billing')).toEqual(['ok']);
  expect(statusOf('topic: orders, queue: partner')).toEqual(['ask']);
  expect(statusOf('topic: orders, queue: ordered')).toEqual(['fails']);
});

test('several environments have headings', () => {
  const yaml = `
environments: { dev: {}, prod: {} }
topics: { t: {} }
queues: { q: {} }
subscriptions: [{ topic: t, queue: q }]
`;
  const text = pathsText(proveText(yaml).topologies.flatMap(deliveryPaths), PLAIN);
  expect(text.split('\n').filter((line) => line.startsWith('environment'))).toEqual([
    'environment dev',
    'environment prod',
  ]);
});

test('an error about whoever publishes stands on the path', () => {
  const yaml = `
topics: { t1: {}, t2: {} }
queues: { q: {} }
stores: { photos: { type: s3 } }
publishers: { up: { type: s3, bucket: photos, events: [ObjectCreated], publishes: [t1, t2] } }
subscriptions: [{ topic: t1, queue: q }]
`;
  const [path] = proveText(yaml).topologies.flatMap(deliveryPaths);
  expect(path!.status).toBe('fails');
  expect(path!.steps.at(-1)).toMatchObject({ aspect: 'bucket-notifications-overlap', status: 'fails' });
});

const BROKEN = RULES.filter(({ severity, bad }) => severity === 'error' && bad.includes('subscriptions:'));

/** Where the file describes the way through a subscription: from publishers to consumers. */
function placesOf({ path, topic, receiver }: Subscription, { publishers, consumers }: Topology): Path[] {
  const receives =
    receiver.kind === 'queue' ? receiver.queue : 'lambda' in receiver ? receiver.lambda : undefined;
  const others = [
    ...[...publishers.values()].filter(({ publishes }) => publishes.includes(topic)),
    ...[...consumers.values()].filter(({ queues }) => queues.some((queue) => queue === receives)),
  ];
  return [path, topic.path, ...(receives ? [receives.path] : []), ...others.map((one) => one.path)];
}

/** Whether an error stands in one of these places. */
function isOn(at: Path, places: readonly Path[]): boolean {
  return places.some((place) => place.every((key, i) => at[i] === key));
}

/** The status of each path on which the bad example of a rule has its error. */
function brokenPaths({ id, bad }: Rule): string[] {
  const { diagnostics, topologies } = proveText(bad, FILES);
  const broken = diagnostics.filter(({ rule }) => rule === id).map(({ path }) => path);
  return topologies.flatMap((topology) => {
    const paths = deliveryPaths(topology);
    return topology.subscriptions.flatMap((subscription, index) =>
      broken.some((at) => isOn(at, placesOf(subscription, topology))) ? [paths[index]!.status] : [],
    );
  });
}

/** Errors that stand elsewhere: about the whole file, or about two environments where a path is of one. */
const ELSEWHERE: readonly string[] = ['bucket-of-two-environments', 'key-policy-too-large'];

test.each(BROKEN.filter(({ id }) => !ELSEWHERE.includes(id)).map((rule) => [rule.id, rule] as const))(
  'no path holds through what is an error: %s',
  (_, rule) => {
    const statuses = brokenPaths(rule);
    expect(statuses).not.toEqual([]);
    expect(new Set(statuses)).toEqual(new Set(['fails']));
  },
);

test('a path that rests on what no page of AWS settles says so', () => {
  const yaml = (publishers: string, topic = '{}') => `
topics: { findings: ${topic} }
queues: { inbox: {} }
${publishers}
subscriptions: [{ topic: findings, queue: inbox }]
`;
  const textOf = (written: string) => pathsText(proveText(written).topologies.flatMap(deliveryPaths), PLAIN);
  const rule = 'publishers: { duty: { type: event-rule, publishes: [findings], pattern: { source: [a] } } }';
  expect(textOf(yaml(rule))).toMatch(/^findings -> inbox: holds, if EventBridge publishes with the role/);
  expect(textOf(yaml(''))).toMatch(/^findings -> inbox: holds\n/);
  const byContext = '{ encryption: managed-key, publishers: { services: [events.amazonaws.com] } }';
  expect(textOf(yaml('', byContext))).toMatch(/holds, if the encryption context of the topic admits/);
});

test.each([
  [
    '{ $or: [{ a: [1], b: [1], c: [1] }, { d: [1], e: [1], f: [1] }] }',
    'of `$or` the branch with the most keys',
  ],
  ['{ $or: [{ a: [1], b: [1] }, { d: [1], e: [1], f: [1] }] }', undefined],
  ['{ a: [{ equals-ignore-case: straße }] }', 'SNS folds `ß` to `ss`'],
  ['{ a: [{ anything-but: { equals-ignore-case: Straße } }] }', 'SNS folds `ß` to `ss`'],
  ['{ a: [{ equals-ignore-case: Köln }] }', undefined],
  ['{ a: [straße] }', undefined],
  [manyPrefixes(11), 'patterns without `*` count no points'],
  [manyPrefixes(10), undefined],
])('what a filter rests on: %s', (policy, words) => {
  const yaml = `
topics: { t: {} }
queues: { q: {} }
subscriptions: [{ topic: t, queue: q, filter: { policy: ${policy} } }]
`;
  const [path] = proveText(yaml).topologies.flatMap(deliveryPaths);
  const step = path!.steps.find(({ aspect }) => aspect === 'filter');
  if (words === undefined) expect(step?.condition).toBeUndefined();
  else expect(step?.condition).toContain(words);
});

function manyPrefixes(count: number): string {
  const parts = Array.from({ length: count }, (_, index) => `{ anything-but: { prefix: "p${index}" } }`);
  return `{ a: [${parts.join(', ')}] }`;
}

test.each([
  [
    'events.amazonaws.com',
    'services: [{ service: events.amazonaws.com, sourceArn: "arn:aws:events:eu-west-1:111111111111:rule/a" }]',
    /if the encryption context of the queue/,
  ],
  ['s3.amazonaws.com', 'services: [{ service: s3.amazonaws.com }]', undefined],
  ['organization', 'organization: o-abcdefghij', /if KMS sees the organization/],
])('what the key of a queue rests on that lets in %s', (_, senders, words) => {
  const yaml = (encryption: string) =>
    `queues: { q: { encryption: ${encryption}, senders: { ${senders} } } }`;
  const textOf = (encryption: string) =>
    pathsText(proveText(yaml(encryption)).topologies.flatMap(deliveryPaths), PLAIN);
  if (words === undefined) expect(textOf('managed-key')).not.toMatch(/, if /);
  else expect(textOf('managed-key')).toMatch(words);
  expect(textOf('sqs')).not.toMatch(/, if /);
});
