import { proveText } from '#test/unit/topology-of';
import { messagesOf } from './findings-of';

describe('plain-secret', () => {
  test.each([
    ['a tag of everything', 'tags: { DbPassword: hunter2 }', ['tags.DbPassword']],
    ['a tag of one queue', 'queues: { a: { tags: { token: x } } }', ['queues.a.tags.token']],
    ['an empty tag', 'tags: { token: "" }', []],
    [
      'a tag of everything is reported once',
      'tags: { token: x }\nqueues: { a: {}, b: {} }\ntopics: { t: { archive: 1d, fifo: true } }',
      ['tags.token'],
    ],
    ['a variable', 'environments: { prod: { vars: { api-key: x } } }', ['environments.prod.vars.api-key']],
    ['a variable that is no text', 'environments: { prod: { vars: { api-key: 5 } } }', []],
    [
      'a parameter of an address',
      'topics: { t: {} }\nsubscriptions: [{ topic: t, url: "https://a.example.com/?x=1&token=abc" }]',
      ['subscriptions.0.url'],
    ],
    [
      'a parameter without a value',
      'topics: { t: {} }\nsubscriptions: [{ topic: t, url: "https://a.example.com/?token=&y=1" }]',
      [],
    ],
  ])('%s', (_, yaml, paths) => {
    const found = proveText(yaml).diagnostics.filter(({ rule }) => rule === 'plain-secret');
    expect(found.map(({ path }) => path.join('.'))).toEqual(paths);
  });

  test('can be accepted, since it is a guess', () => {
    const yaml = `tags: { token: public }
accept: [{ rule: plain-secret, reason: the name of a coin, until: 2026-12-31 }]`;
    expect(proveText(yaml).diagnostics).toEqual([]);
  });
});

describe('under compliance', () => {
  const topology = (framework: string) => `
compliance: [${framework}]
topics: { results: {} }
queues: { plain: { encryption: none }, usual: {} }
subscriptions: [{ topic: results, queue: usual }, { topic: results, email: a@example.com }]
`;
  const watched = `
monitoring: { notify: ops@example.com }
audit: { cloudtrail: true }
`;

  test.each([
    ['soc2', { unencrypted: 2, 'deliveries-not-logged': 1, 'message-leaves-aws': 0 }],
    ['hipaa', { unencrypted: 2, 'deliveries-not-logged': 1, 'message-leaves-aws': 1 }],
    ['gdpr', { unencrypted: 2, 'deliveries-not-logged': 0, 'message-leaves-aws': 1 }],
  ])('%s', (framework, counts) => {
    for (const [rule, count] of Object.entries(counts)) {
      expect(messagesOf(rule, topology(framework))).toHaveLength(count);
    }
  });

  test('without it, none of them', () => {
    expect(proveText(topology('')).diagnostics).toEqual([]);
  });

  const whole = (rest: string) => `
compliance: [soc2]
queues: { results: {} }
${rest}`;

  test.each([
    ['all that is asked for', watched, []],
    ['nothing', '', ['unaudited', 'unmonitored']],
    ['no audit', 'monitoring: { notify: ops@example.com }', ['unaudited']],
    ['a year of logs', watched.replace(' }', ', logRetention: 1y }'), []],
    ['less than a year', watched.replace(' }', ', logRetention: 180d }'), ['logs-kept-too-short']],
    ['a trail of a year', watched.replace('true', '{ retention: 1y }'), []],
    ['a shorter trail', watched.replace('true', '{ retention: 180d }'), ['logs-kept-too-short']],
    ['a bucket of one’s own', watched.replace('true', '{ bucket: central-trails, retention: 1d }'), []],
  ])('monitoring, audit and logs: %s', (_, rest, expected) => {
    expect(
      proveText(whole(rest))
        .diagnostics.map(({ rule }) => rule)
        .sort(),
    ).toEqual(expected);
  });

  test('a topic whose deliveries SNS cannot log needs no log', () => {
    const yaml = `
compliance: [soc2]
topics: { results: { encryption: managed-key } }
subscriptions: [{ topic: results, email: a@example.com }]
${watched}`;
    expect(proveText(yaml).diagnostics).toEqual([]);
  });
});

describe('keys that nobody can be let use', () => {
  const topic = (key: string, publishers: string) => `
topics: { t: { encryption: ${key}, publishers: { ${publishers} } } }
`;

  test.each([
    ['a service', topic('{ kmsKey: alias/aws/sns }', 'services: [s3.amazonaws.com]'), 1],
    ['an account', topic('{ kmsKey: alias/aws/sns }', 'accounts: ["111111111111"]'), 1],
    ['roles of this account', topic('{ kmsKey: alias/aws/sns }', ''), 0],
    ['a key of one’s own', topic('{ kmsKey: alias/mine }', 'services: [s3.amazonaws.com]'), 0],
  ])('%s', (_, yaml, count) => {
    expect(messagesOf('aws-key-shuts-out-publishers', yaml)).toHaveLength(count);
  });

  test('the policy of a key of one’s own is to let publishers use it', () => {
    const yaml = topic('{ kmsKey: alias/mine }', 'services: [s3.amazonaws.com], accounts: ["111111111111"]');
    expect(messagesOf('owner-must-allow', yaml)).toEqual([
      'the policy of `alias/mine` must allow account 111111111111 and `s3.amazonaws.com` to encrypt for topic `t`',
    ]);
    expect(messagesOf('owner-must-allow', topic('{ kmsKey: alias/mine }', ''))).toEqual([]);
  });
});

test.each([
  ['s3.amazonaws.com', 1],
  ['events.amazonaws.com', 1],
  ['states.amazonaws.com', 0],
])('fifo-topic-publisher: %s', (service, count) => {
  const yaml = `topics: { t: { fifo: true, publishers: { services: [${service}] } } }`;
  expect(messagesOf('fifo-topic-publisher', yaml)).toHaveLength(count);
});
