import { proveText } from '#test/unit/topology-of';

function pollers(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `q${index}`);
  return `
queues: { ${names.map((name) => `${name}: {}`).join(', ')} }
consumers:
  w:
    type: fargate
    queues: [${names.join(', ')}]
    image: "111111111111.dkr.ecr.eu-west-1.amazonaws.com/a:1"
network: { vpc: { create: {} } }
`;
}

function told(yaml: string) {
  return proveText(yaml)
    .diagnostics.filter(({ rule }) => rule === 'short-polling')
    .map(({ message }) => message);
}

const DEFAULTS = 'defaults: { queue: { receiveWait: 0s } }';

test.each([
  [1, 'receive calls to `q0` return at once, mostly empty'],
  [2, 'receive calls to `q0` return at once, mostly empty; the same for 1 other: `q1`'],
  [
    14,
    'receive calls to `q0` return at once, mostly empty; the same for 13 others, such as `q10`, `q11` and `q12`',
  ],
])('one line in `defaults` for %d queues is one warning', (count, message) => {
  expect(told(`${DEFAULTS}${pollers(count)}`)).toEqual([message]);
});

test('what stands in two places is two warnings', () => {
  const yaml = pollers(3).replace('q0: {}, q1: {}', 'q0: { receiveWait: 0s }, q1: { receiveWait: 0s }');
  expect(told(yaml)).toHaveLength(2);
});

test('errors stay as they are', () => {
  const { diagnostics } = proveText(
    'defaults: { queue: { fifo: true, physicalName: x } }\nqueues: { a: {}, b: {} }',
  );
  expect(diagnostics.every(({ message }) => !message.includes('the same for'))).toBe(true);
});
