import { child } from '../diagnostics/path';
import type { Rule } from './rule';

export const fifoTopicPublisher: Rule = {
  id: 'fifo-topic-publisher',
  severity: 'error',
  summary: 'an AWS service is to publish to a FIFO topic',
  why:
    'Buckets, rules and schedules give no message group, without which a FIFO topic takes nothing. ' +
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html',
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
  check({ publishers }, found) {
    for (const { kind, name, path, publishes } of publishers.values()) {
      if (kind === 'role') continue;
      for (const topic of publishes.filter(({ fifo }) => fifo)) {
        found({
          message: `\`${name}\` cannot publish to FIFO topic \`${topic.name}\`, since it gives no message group`,
          path: child(path, 'publishes'),
          help: 'publish to a standard topic, or from a function that gives the message group',
        });
      }
    }
  },
};
