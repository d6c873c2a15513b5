import { TOPIC } from '#base/aws/limits';
import { streamOf } from '#model/kinds/receivers/index';
import type { Rule } from '../rule';

const STREAM = 'arn:aws:firehose:eu-west-1:111111111111:deliverystream';
const SIX = Array.from({ length: 6 }, (_, index) => `  - { topic: orders, firehose: "${STREAM}/s${index}" }`);

export const tooManySubscriptions: Rule = {
  id: 'too-many-subscriptions',
  severity: 'error',
  summary: 'a topic has more subscriptions than SNS accepts',
  why:
    'A FIFO topic has at most 100 subscriptions, and any topic at most 5 to Firehose streams. ' +
    'https://docs.aws.amazon.com/general/latest/gr/sns.html',
  bad: `
topics: { orders: {} }
subscriptions:
${SIX.join('\n')}
`,
  good: `
topics: { orders: {} }
subscriptions:
${SIX.slice(1).join('\n')}
`,
  check({ topics }, found) {
    for (const { name, path, fifo, subscriptions } of topics.values()) {
      const streams = subscriptions.filter(({ receiver }) => streamOf(receiver) !== undefined).length;
      if (streams > TOPIC.firehoseSubscriptions) {
        const message = `topic \`${name}\` has ${streams} Firehose streams, but SNS accepts ${TOPIC.firehoseSubscriptions}`;
        found({ message, path, on: 'key', help: 'let one stream deliver to several destinations' });
      }
      if (fifo && subscriptions.length > TOPIC.fifoSubscriptions) {
        const message = `FIFO topic \`${name}\` has ${subscriptions.length} subscriptions, but SNS accepts ${TOPIC.fifoSubscriptions}`;
        found({ message, path, on: 'key', help: 'split it into several topics' });
      }
    }
  },
};
