import { FRAMEWORKS } from '#model/judgement';
import { child } from '#base/diagnostics/path';
import { publisherFacts } from '#kinds/publishers/index';
import type { Rule } from '../rule';

export const apiOpenToAll: Rule = {
  id: 'api-open-to-all',
  severity: 'warning',
  compliance: FRAMEWORKS,
  summary: 'everybody on the internet may publish',
  why:
    'An API without `auth` takes whatever anybody sends, and consumers then work on it. A limit of requests bounds the ' +
    'bill, not what is in them. ' +
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
  bad: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
publishers:
  web: { type: api, publishes: [orders], auth: none }
`,
  good: `
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
publishers:
  web: { type: api, publishes: [orders], auth: iam }
`,
  check({ publishers }, found) {
    for (const publisher of publishers.values()) {
      if (!publisherFacts(publisher).isOpenToAll?.(publisher)) continue;
      found({
        message: `everybody may publish by \`${publisher.name}\``,
        path: child(publisher.path, 'auth'),
        help: 'set `auth` to `iam` or to user pools of `cognito`; accept this if the messages are checked later',
      });
    }
  },
};
