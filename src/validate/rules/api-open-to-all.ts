import { FRAMEWORKS } from '#model/judgement';
import { child } from '#base/diagnostics/path';
import { publisherFacts } from '#model/kinds/publishers/index';
import type { Rule } from '../rule';

export const apiOpenToAll: Rule = {
  id: 'api-open-to-all',
  severity: 'warning',
  compliance: FRAMEWORKS,
  summary: 'anybody on the internet may publish',
  why:
    'An API without `auth` accepts whatever anybody sends, and consumers then process it. Throttling ' +
    'limits the bill, not the contents. ' +
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
        message: `anybody may publish through \`${publisher.name}\``,
        path: child(publisher.path, 'auth'),
        help: 'set `auth` to `iam`, or to Cognito user pools; accept this if consumers check the messages',
      });
    }
  },
};
