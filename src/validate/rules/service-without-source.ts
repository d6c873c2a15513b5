import { child } from '#base/diagnostics/path';
import { callingService } from '#model/kinds/publishers/services';
import { ownedTopics } from '#model/topology';
import type { Rule } from '../rule';

const WITH = (publisher: string, topic = '') => `
topics: { orders: { ${topic} } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
${publisher}`;

export const serviceWithoutSource: Rule = {
  id: 'service-without-source',
  severity: 'warning',
  summary: 'EventBridge may publish to a topic under its own name',
  why:
    'EventBridge does not tell SNS for which rule it publishes, and AWS takes no condition for it in a topic policy. Let in ' +
    'by its name, it publishes for a rule of any account that knows the ARN of the topic. With a condition, the topic may ' +
    'refuse its events, and nobody is told. A rule that publishes with a role is let in by that role. ' +
    'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html',
  bad: WITH('', 'publishers: { services: [events.amazonaws.com] }'),
  good: WITH('publishers: { shop: { type: event-rule, pattern: { source: [shop] }, publishes: [orders] } }'),
  check(topology, found) {
    for (const { name, path, publishers } of ownedTopics(topology)) {
      for (const { service, sourceArn } of publishers.services) {
        const { sender, saysAccount } = callingService(service);
        if (saysAccount) continue;
        found({
          message: sourceArn
            ? `AWS takes no condition on \`${service}\` in a topic policy, so topic \`${name}\` may refuse its events`
            : `rules of ${sender} in any account may publish to topic \`${name}\``,
          path: child(path, 'publishers', 'services'),
          on: 'key',
          help:
            `describe each rule under \`publishers\`, as \`{ type: event-rule, pattern: <pattern>, publishes: [${name}] }\`; ` +
            `one that somebody else makes by the role of its target, as \`{ role: <ARN>, publishes: [${name}] }\``,
        });
      }
    }
  },
};
