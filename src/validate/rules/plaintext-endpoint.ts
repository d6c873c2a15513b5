import { child } from '#base/diagnostics/path';
import { FRAMEWORKS } from '#model/judgement';
import { urlOf } from '#model/kinds/receivers/index';
import type { Rule } from '../rule';

export const plaintextEndpoint: Rule = {
  id: 'plaintext-endpoint',
  severity: 'warning',
  compliance: FRAMEWORKS,
  summary: 'messages are delivered without TLS',
  why:
    'Anybody on the network path can read and change what is sent to an `http://` address. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
  bad: `
topics: { orders: {} }
subscriptions:
  - { topic: orders, url: "http://hooks.example.com/orders" }
`,
  good: `
topics: { orders: {} }
subscriptions:
  - { topic: orders, url: "https://hooks.example.com/orders" }
`,
  check({ subscriptions }, found) {
    for (const { topic, receiver, path } of subscriptions) {
      const url = urlOf(receiver);
      if (url === undefined || url.startsWith('https:')) continue;
      const message = `messages of topic \`${topic.name}\` go to this URL without encryption`;
      found({ message, path: child(path, 'url'), help: 'use an `https://` URL' });
    }
  },
};
