import { deliveryPaths } from '#validate/paths/paths';
import { proveText } from '#test/unit/topology-of';
import { messagesOf } from './findings-of';

const SENDERS = {
  rule: 'type: event-rule, pattern: { source: [aws.guardduty], detail-type: [{ prefix: Guard }] }',
  constantRule: 'type: event-rule, pattern: { source: [aws.guardduty] }, message: { kind: found }',
  schedule: 'type: schedule, expression: rate(1 day), message: { kind: nightly, parts: [{ size: 3 }] }',
  text: 'type: schedule, expression: rate(1 day), message: nightly',
  s3: 'type: s3, bucket: incoming, events: [ObjectCreated, "ObjectRemoved:Delete"]',
  s3Part: 'type: s3, bucket: incoming, events: [ObjectCreated], prefix: in/, suffix: .csv',
  s3Space: 'type: s3, bucket: incoming, events: [ObjectCreated], prefix: in box/',
  iot: `type: iot-rule, sql: "SELECT * FROM 'd/+'"`,
  iotFields: `type: iot-rule, sql: "SELECT temp, round(hum, 2) AS humidity, clientid() as device FROM 'd/+'"`,
  iotTexts: `type: iot-rule, sql: "SELECT temp, 'a, b' AS place, concat('x AS y', z) AS 'name' FROM 'd/+'"`,
  iotUnclear: `type: iot-rule, sql: "SELECT get(a, 0), temp FROM 'd/+'"`,
  api: 'type: api, attributes: { kind: body.kind, size: { from: body.size, type: number } }',
  role: 'role: "arn:aws:iam::111111111111:role/web"',
};

function topology(sender: string, filter: string, more = ''): string {
  return `
topics: { t: {} }
queues: { q: {} }
subscriptions: [{ topic: t, queue: q, filter: { ${filter} } }]
publishers:
  p: { ${sender}, publishes: [t] }
${more}`;
}

function blocks(sender: keyof typeof SENDERS, filter: string): boolean {
  return messagesOf('no-publisher-passes-filter', topology(SENDERS[sender], filter)).length > 0;
}

test.each(['rule', 'constantRule', 'schedule', 'text', 's3', 'iot'] as const)(
  'no filter on attributes passes what %s sends, not even one that asks for absence',
  (sender) => {
    expect(blocks(sender, 'policy: { kind: [nightly] }')).toBe(true);
    expect(blocks(sender, 'policy: { kind: [{ exists: false }] }')).toBe(true);
    expect(blocks(sender, 'policy: {}')).toBe(false);
  },
);

test.each([
  ['rule', '{ detail: { severity: [8] } }', false],
  ['rule', '{ severity: [8] }', true],
  ['rule', '{ severity: [{ exists: false }] }', false],
  ['rule', '{ source: [aws.guardduty] }', false],
  ['rule', '{ source: [aws.s3] }', true],
  ['rule', '{ detail-type: [anything] }', true],
  ['rule', '{ detail-type: [GuardDuty Finding] }', false],
  ['rule', '{ detail-type: [{ prefix: G }] }', false],
  ['rule', '{ detail-type: [{ prefix: Other }] }', true],
  ['rule', '{ detail-type: [{ wildcard: "Other*" }] }', true],
  ['rule', '{ detail-type: [{ equals-ignore-case: guardian }] }', false],
  ['rule', '{ $or: [{ severity: [8] }, { detail: { severity: [8] } }] }', false],
  ['rule', '{ $or: [{ severity: [8] }, { level: [8] }] }', true],
  ['constantRule', '{ kind: [found] }', false],
  ['constantRule', '{ source: [aws.guardduty] }', true],
  ['schedule', '{ kind: [nightly] }', false],
  ['schedule', '{ kind: [hourly] }', true],
  ['schedule', '{ parts: { size: [{ numeric: [">", 2] }] } }', false],
  ['schedule', '{ parts: { size: [{ numeric: [">", 3] }] } }', true],
  ['text', '{ kind: [nightly] }', true],
  ['s3', '{ Records: { eventName: [{ prefix: "ObjectCreated:" }] } }', false],
  ['s3', '{ Records: { eventName: ["ObjectRemoved:Delete"] } }', false],
  ['s3', '{ Records: { eventName: ["ObjectRemoved:DeleteMarkerCreated"] } }', true],
  ['s3', '{ Records: { eventName: ["s3:ObjectCreated:Put"] } }', true],
  ['s3', '{ eventName: ["ObjectCreated:Put"] }', true],
  ['s3', '{ detail: { object: { key: [{ prefix: a }] } } }', true],
  ['s3', '{ Records: { s3: { object: { key: [{ prefix: a }] } } } }', false],
  ['s3', '{ Records: { s3: { bucket: { name: [other] } } } }', true],
  ['s3Part', '{ Records: { s3: { object: { key: [{ prefix: in/a }] } } } }', false],
  ['s3Part', '{ Records: { s3: { object: { key: [{ prefix: i }] } } } }', false],
  ['s3Part', '{ Records: { s3: { object: { key: [{ prefix: out/ }] } } } }', true],
  ['s3Part', '{ Records: { s3: { object: { key: [{ suffix: .json }] } } } }', true],
  ['s3Part', '{ Records: { s3: { object: { key: [{ suffix: .CSV }] } } } }', false],
  ['s3Part', '{ Records: { s3: { object: { key: [{ wildcard: "in/*.csv" }] } } } }', false],
  ['s3Part', '{ Records: { s3: { object: { key: [{ wildcard: "*.json" }] } } } }', true],
  ['s3Part', '{ Records: { s3: { object: { key: [out/a.csv] } } } }', true],
  ['s3Part', '{ Records: { s3: { object: { key: [{ anything-but: out/a.csv }] } } } }', false],
  ['s3Space', '{ Records: { s3: { object: { key: [{ prefix: in+box/ }] } } } }', false],
  ['iotTexts', '{ place: ["a, b"], name: [{ prefix: x }] }', false],
  ['iotTexts', '{ place: [a] }', true],
  ['iotTexts', '{ z: [1] }', true],
  ['iot', '{ anything: [1] }', false],
  ['iotFields', '{ humidity: [1], temp: [2], device: [a] }', false],
  ['iotFields', '{ hum: [1] }', true],
  ['iotUnclear', '{ hum: [1] }', false],
  ['role', '{ anything: [1] }', false],
] as const)('%s and the body %s', (sender, policy, expected) => {
  expect(blocks(sender, `scope: body, policy: ${policy}`)).toBe(expected);
});

test.each([
  ['{ kind: [a] }', false],
  ['{ severity: [high] }', true],
  ['{ kind: [a], severity: [{ exists: false }] }', false],
  ['{ size: [{ numeric: [">", 1] }] }', false],
  ['{ kind: [{ numeric: [">", 1] }] }', true],
])('an API maps two attributes, and the filter asks for %s', (policy, expected) => {
  expect(blocks('api', `policy: ${policy}`)).toBe(expected);
});

test('one who may pass is enough: a role, an account, a consumer', () => {
  const attributes = 'policy: { kind: [a] }';
  const consumer = `consumers: { w: { type: lambda, queue: other, publishes: [t], runtime: python3.13, handler: a.b, code: { s3: { bucket: c, key: k } } } }`;
  expect(
    messagesOf(
      'no-publisher-passes-filter',
      topology(SENDERS.rule, attributes, `  r: { ${SENDERS.role}, publishes: [t] }`),
    ),
  ).toEqual([]);
  expect(
    messagesOf(
      'no-publisher-passes-filter',
      topology(SENDERS.rule, attributes, consumer).replace('q: {} }', 'q: {}, other: {} }'),
    ),
  ).toEqual([]);
});

test.each([
  ['cloudwatch.amazonaws.com', true],
  ['events.amazonaws.com', true],
  ['s3.amazonaws.com', true],
  ['backup.amazonaws.com', false],
])('%s is let in by name', (service, expected) => {
  const yaml = `
topics: { t: { publishers: { services: [${service}] } } }
queues: { q: {} }
subscriptions: [{ topic: t, queue: q, filter: { policy: { kind: [a] } } }]
`;
  expect(messagesOf('no-publisher-passes-filter', yaml).length > 0).toBe(expected);
});

test('what the help says lets messages through', () => {
  for (const [sender, filter, policy] of [
    ['rule', 'policy: { severity: [8] }', '{"detail":{"severity":[8]}}'],
    ['schedule', 'policy: { kind: [nightly] }', '{"kind":["nightly"]}'],
    ['s3', 'policy: { eventName: ["ObjectCreated:Put"] }', '{"Records":{"eventName":["ObjectCreated:Put"]}}'],
    ['s3', 'scope: body, policy: { key: [a] }', '{"Records":{"s3":{"object":{"key":["a"]}}}}'],
    ['iot', 'policy: { device: [a] }', '{"device":["a"]}'],
    ['rule', 'scope: body, policy: { detailType: [Guard] }', '{"detail-type":["Guard"]}'],
  ] as const) {
    const [finding] = proveText(topology(SENDERS[sender], filter)).diagnostics.filter(
      ({ rule }) => rule === 'no-publisher-passes-filter',
    );
    expect(finding?.help).toContain(policy);
    expect(blocks(sender, `scope: body, policy: ${policy}`)).toBe(false);
  }
});

test('a delivery path breaks at a filter that nothing passes', () => {
  const [sound] = proveText(topology(SENDERS.rule, 'policy: { severity: [8] }')).topologies;
  const [path] = deliveryPaths(sound!);
  expect(path?.status).toBe('fails');
  expect(path?.steps.filter(({ status }) => status === 'fails').map(({ aspect }) => aspect)).toEqual([
    'filter',
  ]);
});

const CONTRACT = 'message: { attributes: { required: [severity] }, body: { required: [kind] } }';

test.each([
  ['rule', ['kind', 'severity']],
  ['schedule', ['severity']],
  ['s3', ['kind', 'severity']],
  ['iot', ['severity']],
  ['api', ['severity']],
  ['role', []],
] as const)('what %s lacks of a contract', (sender, expected) => {
  const yaml = topology(SENDERS[sender], 'scope: body, policy: {}').replace(
    't: {} }',
    `t: { ${CONTRACT} } }`,
  );
  const missing = messagesOf('message-outside-contract', yaml).map(
    (text) => /`(\w+)` is missing/.exec(text)?.[1],
  );
  expect(missing.sort()).toEqual(expected);
});

test.each([
  ['environments: { prod: { account: "111111111111" } }', 1],
  ['environments: { prod: { account: "222222222222" } }', 0],
  ['', 1],
])('the queue of account 222222222222, deployed to %s', (environments, expected) => {
  const yaml = `
${environments}
topics: { t: {} }
queues: { q: { external: "arn:aws:sqs:eu-west-1:222222222222:q" } }
subscriptions: [{ topic: t, queue: q }]
`;
  expect(messagesOf('unconfirmed-subscription', yaml)).toHaveLength(expected);
});

test.each([
  ['dev: {}, prod: {}', 'incoming', 1],
  ['dev: { account: "111111111111" }, prod: { account: "222222222222" }', 'incoming', 0],
  ['dev: { region: us-east-1 }, prod: {}', 'incoming', 0],
  ['dev: {}, prod: {}', '"incoming-${environment}"', 0],
])('environments %s and bucket %s', (environments, bucket, expected) => {
  const yaml = `
environments: { ${environments} }
topics: { t: {} }
publishers: { p: { type: s3, bucket: ${bucket}, events: [ObjectCreated], publishes: [t] } }
`;
  expect(new Set(messagesOf('bucket-of-two-environments', yaml)).size).toBe(expected);
});
