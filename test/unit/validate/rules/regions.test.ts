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

test('a topic of another region is refused with a way that leads on', () => {
  const yaml = `
topics: { stock: { external: "arn:aws:sns:eu-south-2:111111111111:stock" } }
queues: { shelf: {} }
subscriptions: [{ topic: stock, queue: shelf }]
`;
  const [finding] = proveText(yaml).diagnostics;
  expect(finding!.help).toBe(
    'a subscription is made in the region of its topic: write it in a topology of eu-south-2, ' +
      'which names your queue of eu-west-1 by its ARN, as `external`',
  );
  const followed = `
environments: { prod: { account: "111111111111", region: eu-south-2 } }
topics: { stock: { external: "arn:aws:sns:eu-south-2:111111111111:stock" } }
queues: { shelf: { external: "arn:aws:sqs:eu-west-1:111111111111:shelf" } }
subscriptions: [{ topic: stock, queue: shelf }]
`;
  expect(findings(followed)).toEqual(['owner-must-allow']);
});

test('nothing crosses partitions', () => {
  const yaml = 'queues: { shelf: { external: "arn:aws-cn:sqs:cn-north-1:111111111111:shelf" } }';
  expect(findings(yaml)).toEqual(['external-element']);
});

test.each([
  ['a consumer', 'consumers: { w: { type: fargate, image: "w:1", queue: shelf } }', '`w` cannot consume it'],
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
