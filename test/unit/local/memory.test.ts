import { createQueue } from '#local/sqs/catalogue';
import { STANDARD_WORLD, World } from '#local/world';

test('what does not fit into its memory is refused with a word on what to do', () => {
  const queue = createQueue(new World({ ...STANDARD_WORLD, memory: 10_000 }), 'billing', {});
  const body = 'x'.repeat(5000);
  queue.put({ body });
  expect(() => queue.put({ body })).toThrow('--memory');
  queue.purge();
  queue.put({ body });
});
