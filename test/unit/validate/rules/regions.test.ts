import { messagesOf } from './findings-of';
import { proveText } from '#test/unit/topology-of';

/* Public reports of deliveries across regions: aws/aws-cdk#38301, aws/aws-cdk#37590. */

const SHELF = 'shelf: { external: "arn:aws:sqs:eu-south-2:111111111111:shelf" }';
const HERE = `
environments: { prod: { account: "111111111111" } }
topics: { stock: {} }
`;

function findings(yaml: string) {
  return proveText(yaml).diagnostics.map(({ rule }) => rule);
}

test('a topic delivers to a queue of another region, if its policy names the SNS of the opt-in region', () => {
  const yaml = `${HERE}queues: { ${SHELF} }\nsubscriptions: [{ topic: stock, queue: shelf }]\n`;
  const { diagnostics, topologies } = proveText(yaml);
  expect(topologies).toHaveLength(1);
  expect(diagnostics.map(({ rule }) => rule)).toEqual(['owner-must-allow']);
  expect(diagnostics[0]!.help).toContain('for `sns.eu-south-2.amazonaws.com`');
});

test('a topic of another region delivers here', () => {
  const yaml = `
environments: { prod: { account: "111111111111" } }
topics: { stock: { external: { name: stock, region: eu-south-2 } } }
queues: { shelf: {} }
subscriptions: [{ topic: stock, queue: shelf }]
`;
  expect(findings(yaml)).toEqual([]);
});

test('what a topic of another region could not deliver must stay there', () => {
  const yaml = `
topics: { stock: { external: { name: stock, region: eu-south-2 } } }
queues: { shelf: {}, failed: {} }
subscriptions: [{ topic: stock, queue: shelf, deadLetters: failed }]
`;
  expect(messagesOf('queue-in-another-region', yaml)).toEqual([
    'queue `failed` is in eu-west-1, and the topic in eu-south-2: SNS cannot move dead letters there',
  ]);
});

const WORKER = 'type: fargate, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/w:1"';
const FUNCTION = 'type: lambda, code: { s3: { bucket: c, key: k } }, runtime: python3.13, handler: a.b';

test.each([
  [
    `{ ${WORKER}, queue: own, sends: [shelf], publishes: [far] }`,
    '{ vpc: vpc-1, subnets: [subnet-1], endpoints: none }',
    [],
  ],
  [`{ ${WORKER}, queue: shelf, count: 2 }`, '{ vpc: vpc-1, subnets: [subnet-1], endpoints: none }', []],
  [`{ ${FUNCTION}, queue: own, sends: [shelf], publishes: [far] }`, 'null', []],
  [
    `{ ${FUNCTION}, queue: own, sends: [shelf], network: true }`,
    '{ vpc: { create: {} } }',
    ['`w` reaches only the endpoints of its own region'],
  ],
  [
    `{ ${WORKER}, queue: shelf, scaling: { min: 1, max: 2, backlogPerTask: 5 } }`,
    '{ vpc: vpc-1, subnets: [subnet-1], endpoints: none }',
    ['`w` is scaled by metrics of its own region'],
  ],
  [`{ ${FUNCTION}, queue: shelf }`, 'null', ['`w` cannot consume it']],
])('%s in the network %s', (consumer, network, expected) => {
  const yaml = `${HERE}queues: { own: {}, ${SHELF} }
consumers: { w: ${consumer} }
${network === 'null' ? '' : `network: ${network}\n`}`.replace(
    'stock: {}',
    'stock: {}, far: { external: { name: far, region: us-east-1 } }',
  );
  expect(messagesOf('queue-in-another-region', yaml).map((message) => message.split(': ')[1])).toEqual(
    expected,
  );
});

test('a role of the topology may be a program anywhere, and a service may not', () => {
  const yaml = `${HERE}queues: { ${SHELF} }
publishers:
  web: { type: role, role: "arn:aws:iam::111111111111:role/web", sends: [shelf], publishes: [far] }
  nightly: { type: schedule, expression: rate(1 day), message: {}, publishes: [far] }
`.replace('stock: {}', 'stock: {}, far: { external: { name: far, region: us-east-1 } }');
  expect(messagesOf('queue-in-another-region', yaml)).toEqual([
    'topic `far` is in us-east-1, and this topology in eu-west-1: `nightly` cannot send there',
  ]);
});

test('nothing crosses partitions', () => {
  const yaml = 'queues: { shelf: { external: "arn:aws-cn:sqs:cn-north-1:111111111111:shelf" } }';
  expect(findings(yaml)).toEqual(['external-element']);
});

test.each([
  [
    'failures of a function',
    'consumers: { f: { type: lambda, code: { s3: { bucket: c, key: k } }, runtime: python3.13, handler: a.b, onFailure: shelf } }\n' +
      'subscriptions: [{ topic: stock, lambda: f }]',
    'Lambda cannot send failures there',
  ],
  [
    'undeliverable messages',
    'subscriptions: [{ topic: stock, queue: own, deadLetters: shelf }]',
    'SNS cannot move dead letters there',
  ],
])('%s cannot be in another region', (_, rest, what) => {
  const yaml = `${HERE}queues: { own: {}, ${SHELF} }\n${rest}\n`;
  expect(messagesOf('queue-in-another-region', yaml)).toEqual([
    `queue \`shelf\` is in eu-south-2, and this topology in eu-west-1: ${what}`,
  ]);
});

test('a service cannot send to a queue of another region, nor keep there what it cannot deliver', () => {
  const yaml = `${HERE}queues: { ${SHELF}, far: { external: "arn:aws:sqs:eu-south-2:111111111111:far" } }
publishers:
  shipped: { type: event-rule, pattern: { source: [logistics] }, sends: [shelf], deadLetters: far }
`;
  expect(messagesOf('queue-in-another-region', yaml)).toEqual([
    'queue `shelf` is in eu-south-2, and this topology in eu-west-1: `shipped` cannot send there',
    'queue `far` is in eu-south-2, and this topology in eu-west-1: EventBridge cannot move dead letters there',
  ]);
});
