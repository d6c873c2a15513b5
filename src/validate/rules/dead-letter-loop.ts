import { child } from '#base/diagnostics/path';
import { ownedQueues, type OwnedQueue } from '#model/topology';
import type { Rule } from '../rule';

/** The queues that dead letters pass through, from this one back to it; empty if they do not come back. */
function loopFrom(start: OwnedQueue): OwnedQueue[] {
  const passed = new Set<OwnedQueue>();
  for (let queue: OwnedQueue = start; !passed.has(queue);) {
    passed.add(queue);
    const next = queue.deadLetters?.queue;
    if (!next?.owned) return [];
    if (next === start) return [...passed];
    queue = next;
  }
  return [];
}

export const deadLetterLoop: Rule = {
  id: 'dead-letter-loop',
  severity: 'error',
  summary: 'dead-letter queues form a loop',
  why:
    'A message that always fails would go round forever, and never stay in a dead-letter queue where you see it. ' +
    'Terraform cannot create such queues either, because each depends on the other. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  bad: `
queues:
  billing: { deadLetters: { queue: failed } }
  failed: { deadLetters: { queue: billing } }
`,
  good: `
queues:
  billing: { deadLetters: { queue: failed } }
  failed: {}
`,
  check(topology, found) {
    const reported = new Set<OwnedQueue>();
    for (const queue of ownedQueues(topology)) {
      if (reported.has(queue)) continue;
      const loop = loopFrom(queue);
      if (loop.length === 0) continue;
      for (const member of loop) reported.add(member);
      const way = [...loop, queue].map(({ name }) => `\`${name}\``).join(' -> ');
      const path = child(queue.path, 'deadLetters', 'queue');
      found({
        message: `dead-letter queues form a loop: ${way}`,
        path,
        help: 'remove `deadLetters` of the last queue, and monitor it',
      });
    }
  },
};
