import { proveText } from '#test/unit/topology-of';

const HEAD = `
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
consumers:
  biller: { type: fargate, queue: billing, image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1' }
`;

function findings(drill: string) {
  return proveText(`${HEAD}drills: { one: { ${drill} } }`)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ rule, message, path, help, place }) => ({
      rule,
      message,
      at: path.join('.'),
      help,
      text: place?.lineText.slice(place.start.column - 1, place.end.column - 1),
    }));
}

test.each([
  ['outage: { biler: 2h }', 'consumer `biler`', 'drills.one.outage.biler', 'did you mean `biller`?'],
  ['failing: { biler: 2h }', 'consumer `biler`', 'drills.one.failing.biler', 'did you mean `biller`?'],
  ['dependencySlow: { biler: 2x }', 'consumer `biler`', 'drills.one.dependencySlow.biler', undefined],
  ['messageTime: { biler: 2s }', 'consumer `biler`', 'drills.one.messageTime.biler', undefined],
  ['burst: { order: 10 }', 'topic or queue `order`', 'drills.one.burst.order', 'did you mean `orders`?'],
  ['poison: { orders: 1% }', 'queue `orders`', 'drills.one.poison.orders', undefined],
])('%s names nothing', (drill, what, at, help) => {
  const [finding] = findings(drill);
  expect(finding).toMatchObject({ rule: 'unknown-reference', message: `there is no ${what}`, at });
  expect(finding!.text).toBe(at.split('.').at(-1));
  if (help !== undefined) expect(finding!.help).toBe(help);
});

test.each([
  ['burst: { billing_dlq: 10 }', '`billing_dlq` has no consumer, so that there is nothing to play'],
  ['poison: { audit: 1% }', '`audit` has no consumer, so that there is nothing to play'],
  ['outage: { teller: 1h }', '`teller` takes messages from no queue, so that there is nothing to play'],
])('%s would do nothing', (drill, message) => {
  const more = HEAD.replace('queues: { billing: {} }', 'queues: { billing: {}, audit: {} }').replace(
    'consumers:',
    "consumers:\n  teller: { type: fargate, publishes: [orders], image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1' }",
  );
  const found = proveText(`${more}drills: { one: { ${drill} } }`).diagnostics;
  expect(found.map((finding) => finding.message)).toContain(message);
});

test('a consumer may have any name', () => {
  const named = HEAD.replace('biller:', 'times:');
  const drill = 'outage: { times: 2h }, dependencySlow: { times: 2x for 1h }';
  const [topology] = proveText(`${named}drills: { one: { ${drill} } }`).topologies;
  expect(topology!.drills[0]).toMatchObject({
    outage: { times: 7200 },
    dependencySlow: { times: { timesAsLong: 2, seconds: 3600 } },
  });
});

test('tasks are not throttled', () => {
  expect(findings('throttle: { biller: 2h }')).toMatchObject([
    { rule: 'wrong-value', at: 'drills.one.throttle.biller', help: 'use `outage` or `dependencySlow`' },
  ]);
});

test('trouble ends before the drill does', () => {
  expect(findings('for: 3h, outage: 3h')).toMatchObject([
    { rule: 'wrong-value', at: 'drills.one.for', text: '3h' },
  ]);
  expect(findings('for: 3h, outage: 2h')).toEqual([]);
});

test.each([
  ['burst: 0', 'at least 1'],
  ['outage: 2x', 'a duration such as'],
  ['dependencySlow: 2h', 'a factor and a duration such as `10x for 2h`'],
  ['poison: 101%', 'a percentage such as `1%`'],
  ['load: 0x', 'a factor such as `5x`'],
  ['for: 1h', 'from 2h to 14d'],
])('%s is refused', (drill, expected) => {
  const [finding] = findings(drill);
  expect(finding!.message).toContain(expected);
});
