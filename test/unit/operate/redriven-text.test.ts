import { deadLetterQueueOf } from '#operate/dead-letter-queue';
import { redrivenText } from '#operate/redriven-text';
import { topologyOf } from '#test/unit/topology-of';

const billing = deadLetterQueueOf(topologyOf('queues: { billing: {} }'), 'billing')!;

test('what was sent, what was not and why, of one and of many', () => {
  const left = new Map([
    ['unwanted', 1],
    ['refused', 12],
  ] as const);
  expect(redrivenText({ moved: 1, left, refusals: ['too large'], twice: 2 }, billing)).toBe(
    `sent back 1 message from \`billing_dlq\`
  1 not sent: kept back by the filter
  12 not sent: refused
    SQS says: too large
  2 could not be deleted here, so they will be seen twice
`,
  );
});
