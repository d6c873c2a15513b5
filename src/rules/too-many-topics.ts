import { TOPIC } from '../aws/limits';
import { ownedTopics } from '../topology/topology';
import type { Rule } from './rule';

const MANY = Array.from({ length: 1001 }, (_, index) => `  t${index}: { fifo: true, archive: 1d }`);

export const tooManyTopics: Rule = {
  id: 'too-many-topics',
  severity: 'warning',
  summary: 'a topology has more topics than an account may have',
  why:
    'An account has 1,000 FIFO and 100,000 standard topics in a region, unless AWS has raised the quota. ' +
    'https://docs.aws.amazon.com/general/latest/gr/sns.html',
  bad: `
topics:
${MANY.join('\n')}
`,
  good: `
topics:
${MANY.slice(1).join('\n')}
`,
  check(topology, found) {
    const topics = ownedTopics(topology);
    const fifo = topics.filter((topic) => topic.fifo).length;
    const counts = [
      { sort: 'FIFO', count: fifo, quota: TOPIC.perAccount.fifo },
      { sort: 'standard', count: topics.length - fifo, quota: TOPIC.perAccount.standard },
    ];
    for (const { sort, count, quota } of counts) {
      if (count <= quota) continue;
      found({
        message: `there are ${count} ${sort} topics, but an account has ${quota} unless AWS has raised that`,
        path: ['topics'],
        on: 'key',
        help: 'ask for a higher quota and accept this, or split the topology over accounts',
      });
    }
  },
};
