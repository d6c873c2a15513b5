import { consumerFacts } from '#model/kinds/consumers/index';
import type { Rule } from '../rule';

export const networkMissing: Rule = {
  id: 'network-missing',
  severity: 'error',
  summary: 'a consumer has no network to run in',
  why:
    'A Fargate task always runs in a VPC, and so does a function with `network: true`. ' +
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
  bad: `
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
`,
  good: `
network: { vpc: { create: {} } }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
`,
  check(topology, found) {
    if (topology.network) return;
    for (const consumer of topology.consumers.values()) {
      if (!consumerFacts(consumer).inNetwork(consumer)) continue;
      const { name, path } = consumer;
      found({
        message: `\`${name}\` runs in a VPC, but the topology has no \`network\``,
        path,
        on: 'key',
        help: 'add `network: { vpc: { create: {} } }`, or name an existing VPC and subnets',
      });
    }
  },
};
