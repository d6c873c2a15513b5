import { child } from '#base/diagnostics/path';
import { receiversThat } from '#model/kinds/receivers/index';
import { list, quoted } from '#base/util/text';
import type { Rule } from '../rule';

const RAW = receiversThat(({ takesRaw }) => takesRaw);

export const rawDeliveryEndpoint: Rule = {
  id: 'raw-delivery-endpoint',
  severity: 'error',
  summary: '`raw` is set for an endpoint that cannot have it',
  why:
    'SNS supports raw delivery to queues, HTTP endpoints and Firehose streams, and rejects the setting ' +
    'for others. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html',
  bad: `
topics: { orders: {} }
subscriptions:
  - { topic: orders, email: ops@example.com, raw: true }
`,
  good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, email: ops@example.com }
  - { topic: orders, queue: billing, raw: true }
`,
  followed: `
topics: { orders: {} }
subscriptions:
  - { topic: orders, email: ops@example.com }
`,
  check({ subscriptions }, found) {
    for (const { raw, receiver, path } of subscriptions) {
      if (!raw || RAW.includes(receiver.kind)) continue;
      const message = `\`raw\` is for ${list(quoted(RAW), 'or')}, not for \`${receiver.kind}\``;
      found({ message, path: child(path, 'raw'), on: 'key', help: 'remove `raw`' });
    }
  },
};
