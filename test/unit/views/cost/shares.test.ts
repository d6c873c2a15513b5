import { polledByAws } from '#model/kinds/cost';
import { FUNCTION, quantities } from './estimate-of';

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

test('Lambda and pipes receive with five pollers, unless they are told', () => {
  expect(polledByAws(10, 0)).toEqual({ pollers: 5, wait: 20, batch: 10, window: 0 });
  expect(polledByAws(10, 0, 7).pollers).toBe(7);
});

test('a queue under a key asks KMS twice in five minutes at most, and never more often than it has messages', () => {
  const queue = (messages: number) =>
    `queues: { billing: { deadLetters: false, encryption: managed-key, traffic: { messages: ${messages} } } }\n`;
  expect(quantities(queue(100))).toMatchObject({ 'billing: requests to KMS': 200 });
  expect(quantities(queue(1_000_000))).toMatchObject({ 'billing: requests to KMS': 2 * 12 * 730 });
  expect(quantities(queue(0))).not.toHaveProperty('billing: requests to KMS');
});
