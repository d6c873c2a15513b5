import { messagesOf } from './findings-of';

const WORKER = `
    type: fargate
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    scaling: { min: 0, max: 4, latency: { target: 10m, processingTime: 1s } }`;

const rare = (rest: string) =>
  messagesOf('rare-messages-wake-late', `network: { vpc: { create: {} } }${rest}`);

test('messages that a topic delivers rarely wake late too', () => {
  const yaml = (traffic: string) => `
topics: { orders: ${traffic} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
consumers:
  worker:${WORKER}
    queue: billing
`;
  expect(rare(yaml('{ traffic: { messages: 30 } }'))).toHaveLength(1);
  expect(rare(yaml('{ traffic: { messages: 3000000 } }'))).toEqual([]);
  expect(rare(yaml('{}'))).toEqual([]);
});

test('a queue is not quiet if others send to it, of which nobody knows how much', () => {
  expect(
    rare(`
topics: { orders: {} }
queues: { billing: { traffic: { messages: 30 } } }
subscriptions: [{ topic: orders, queue: billing }]
consumers:
  worker:${WORKER}
    queue: billing
`),
  ).toEqual([]);
});

test('consumers of one queue share its load', () => {
  const yaml = `
network: { vpc: { create: {} } }
queues: { billing: { traffic: { messages: 15000000 } } }
consumers:
  one:${WORKER}
    queue: billing
  other:${WORKER}
    queue: billing
`;
  expect(messagesOf('load-beyond-tasks', yaml)).toEqual([]);
  expect(messagesOf('load-beyond-tasks', yaml.replace(/ {2}other:[^]*/, ''))).toHaveLength(1);
});
