import { polledByAws } from '#model/kinds/cost';
import { FUNCTION, estimateOf, quantities } from './estimate-of';

const two = (consumers: string) => `
queues: { billing: { deadLetters: false, traffic: { messages: 1000 } } }
consumers:
${consumers}
`;

test('consumers of one queue share its messages', () => {
  const one = (name: string) => `  ${name}: { type: lambda, queue: billing, batchSize: 1, ${FUNCTION} }\n`;
  expect(quantities(two(one('a')))).toMatchObject({ 'a: calls': 1000 });
  expect(quantities(`rules: { competing-consumers: off }\n${two(one('a') + one('b'))}`)).toMatchObject({
    'a: calls': 500,
    'b: calls': 500,
  });
});

test('each of them receives and deletes its share, and no message twice', () => {
  const worker = (name: string) => `  ${name}: { type: lambda, queue: billing, ${FUNCTION} }\n`;
  const { lines } = estimateOf(`rules: { competing-consumers: off }\n${two(worker('a') + worker('b'))}`);
  const quantitiesOf = (name: string) =>
    lines.filter(({ what }) => what === name).map(({ quantity }) => quantity);
  expect(quantitiesOf('receives')).toEqual([500, 500]);
  expect(quantitiesOf('deletes')).toEqual([500, 500]);
});

test('Lambda and pipes receive with five pollers, unless they are told', () => {
  expect(polledByAws(10, 0)).toEqual({ pollers: 5, wait: 20, batch: 10, window: 0 });
  expect(polledByAws(10, 0, 7).pollers).toBe(7);
});

const queue = (messages: number, more = '') =>
  `queues: { billing: { deadLetters: false, encryption: managed-key, traffic: { messages: ${messages} } } }\n${more}`;

// Two in each period of five minutes for each principal that sends, one for each that receives.
const PERIODS = 12 * 730;
const KEY = 'billing: requests to KMS';

test('a queue under a key asks KMS for each sender and consumer, and never more often than it has messages', () => {
  const worker = `consumers:\n  a: { type: lambda, queue: billing, ${FUNCTION} }\n`;
  expect(quantities(queue(100))).toMatchObject({ [KEY]: 200 });
  expect(quantities(queue(1_000_000))).toMatchObject({ [KEY]: 2 * PERIODS });
  expect(quantities(queue(100, worker))).toMatchObject({ [KEY]: 300 });
  expect(quantities(queue(1_000_000, worker))).toMatchObject({ [KEY]: 3 * PERIODS });
  expect(quantities(queue(0))).not.toHaveProperty(KEY);
});

test('SNS is one sender, whatever topics deliver, and who sends directly is another', () => {
  const topics = `
topics: { a: {}, b: {} }
subscriptions: [{ topic: a, queue: billing }, { topic: b, queue: billing }]
publishers: { web: { role: "arn:aws:iam::111111111111:role/web", sends: [billing] } }
`;
  expect(quantities(queue(1_000_000, topics))).toMatchObject({ [KEY]: 4 * PERIODS });
});

test('a topic under a key asks KMS twice in a period for each publisher', () => {
  const role = (name: string) =>
    `  ${name}: { role: "arn:aws:iam::111111111111:role/${name}", publishes: [orders] }\n`;
  const topic = (encryption: string) =>
    `topics: { orders: { encryption: ${encryption}, traffic: { messages: 1000000 } } }\n` +
    `publishers:\n${role('web')}${role('shop')}`;
  expect(quantities(topic('managed-key'))).toMatchObject({ 'orders: requests to KMS': 4 * PERIODS });
  expect(quantities(topic('none'))).not.toHaveProperty('orders: requests to KMS');
});
