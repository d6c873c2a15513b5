import { child, type Path } from '#base/diagnostics/path';
import { publisherFacts } from '#model/kinds/publishers/index';
import { ownedTopics, type Topic } from '#model/topology';
import type { Found, Rule } from '../rule';

/** Services whose own documentation says that they publish to standard topics alone. */
const STANDARD_ONLY: ReadonlySet<string> = new Set(['events.amazonaws.com', 's3.amazonaws.com']);

function report(publisher: string, topic: Topic, path: Path, found: Found): void {
  found({
    message: `\`${publisher}\` cannot publish to FIFO topic \`${topic.name}\`, because it sends no message group`,
    path,
    help: 'publish to a standard topic, or from a function that sets the message group',
  });
}

export const fifoTopicPublisher: Rule = {
  id: 'fifo-topic-publisher',
  severity: 'error',
  summary: 'an AWS service publishes to a FIFO topic',
  why:
    'Buckets, rules and schedules send no message group, and a FIFO topic rejects a message without one. ' +
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html and https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html',
  bad: `
topics: { ledger: { fifo: true } }
publishers:
  nightly: { type: schedule, expression: rate(1 day), message: { kind: nightly }, publishes: [ledger] }
`,
  good: `
topics: { ledger: {} }
publishers:
  nightly: { type: schedule, expression: rate(1 day), message: { kind: nightly }, publishes: [ledger] }
`,
  check(topology, found) {
    for (const publisher of topology.publishers.values()) {
      const { name, path, publishes } = publisher;
      if (publisherFacts(publisher).givesMessageGroup) continue;
      for (const topic of publishes.filter(({ fifo }) => fifo))
        report(name, topic, child(path, 'publishes'), found);
    }
    for (const topic of ownedTopics(topology).filter(({ fifo }) => fifo)) {
      for (const { service } of topic.publishers.services.filter((one) => STANDARD_ONLY.has(one.service)))
        report(service, topic, child(topic.path, 'publishers', 'services'), found);
    }
  },
};
