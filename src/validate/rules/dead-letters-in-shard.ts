import { child } from '#base/diagnostics/path';
import { ownedQueues } from '#model/topology';
import { isQueueShard } from '#model/parts';
import type { Rule } from '../rule';

export const deadLettersInShard: Rule = {
  id: 'dead-letters-in-shard',
  severity: 'error',
  summary: 'queues of a sharded layout share a dead-letter queue that has no `stack`',
  why:
    'A dead-letter queue must exist before its source queues, and shards are deployed at the same time. ' +
    'With two such queues in two shards, each shard could have to wait for the other. ' +
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html',
  bad: `
layout: sharded
queues:
  billing: { deadLetters: { queue: lost } }
  lost: {}
`,
  good: `
layout: sharded
queues:
  billing: { deadLetters: { queue: lost } }
  lost: { stack: failures }
`,
  check(topology, found) {
    for (const { name, deadLetters, path } of ownedQueues(topology)) {
      const target = deadLetters?.queue;
      if (!target?.owned || !target.declared || !isQueueShard(target.stack)) continue;
      found({
        message: `\`${target.name}\` is the dead-letter queue of \`${name}\`, and the layout puts it in \`${target.stack}\``,
        path: child(path, 'deadLetters', 'queue'),
        help: `give \`${target.name}\` a \`stack\`, such as \`failures\``,
      });
    }
  },
};
