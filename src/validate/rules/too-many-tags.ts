import { TAGS } from '#base/aws/limits';
import { child } from '#base/diagnostics/path';
import { ownedQueues, ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

const MANY = Array.from({ length: 51 }, (_, index) => `t${index}: x`);

export const tooManyTags: Rule = {
  id: 'too-many-tags',
  severity: 'error',
  summary: 'an element has more than 50 tags',
  why:
    'AWS accepts 50 tags on a resource, including those of the topology and of the environment. ' +
    'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
  bad: `
topics: { orders: { tags: { ${MANY.join(', ')} } } }
`,
  good: `
topics: { orders: { tags: { ${MANY.slice(1).join(', ')} } } }
`,
  check(topology, found) {
    const queues = ownedQueues(topology).filter(({ declared }) => declared);
    const { consumers, stores } = topology;
    const others = [...consumers.values(), ...stores.values()];
    for (const { name, path, tags } of [...ownedTopics(topology), ...queues, ...others]) {
      const count = Object.keys(tags).length;
      if (count <= TAGS.count) continue;
      const message = `\`${name}\` has ${count} tags, but AWS accepts ${TAGS.count}`;
      found({ message, path: child(path, 'tags'), on: 'key', help: `remove ${count - TAGS.count}` });
    }
  },
};
