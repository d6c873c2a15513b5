import { proveText } from '#test/unit/topology-of';
import { messagesOf } from './findings-of';

const FUNCTION = `
    type: lambda
    runtime: python3.13
    handler: a.b
    code: { s3: { bucket: code, key: a.zip } }`;

describe('publishing-loop', () => {
  test('from queue to queue, told once and where the last consumer sends', () => {
    const yaml = `
queues: { q: {}, r: {}, s: {} }
consumers:
  f:${FUNCTION}
    queue: q
    sends: [r, s]
  g:${FUNCTION}
    queue: r
    sends: [q]
`;
    expect(messagesOf('publishing-loop', yaml)).toEqual(['messages loop: `q` -> `f` -> `r` -> `g` -> `q`']);
    const [loop] = proveText(yaml).diagnostics.filter(({ rule }) => rule === 'publishing-loop');
    expect(loop!.path.join('.')).toBe('consumers.g.sends');
  });

  test('by a topic and a queue in turn', () => {
    const yaml = `
topics: { t: {} }
queues: { q: {}, r: {} }
subscriptions: [{ topic: t, queue: q }]
consumers:
  f:${FUNCTION}
    queue: q
    sends: [r]
  g:${FUNCTION}
    queue: r
    publishes: [t]
`;
    expect(messagesOf('publishing-loop', yaml)).toEqual([
      'messages loop: `t` -> `q` -> `f` -> `r` -> `g` -> `t`',
    ]);
  });
});

describe('queues that somebody sends to', () => {
  const WEB = 'arn:aws:iam::222222222222:role/web';
  const sent = (key: string) => `
environments: { prod: { account: "111111111111" } }
queues: { emails: { encryption: { kmsKey: "${key}" } } }
publishers: { web: { role: "${WEB}", sends: [emails] } }
`;

  test('a role of another account cannot use the key that AWS manages', () => {
    expect(messagesOf('aws-key-shuts-out-publishers', sent('alias/aws/sqs'))).toEqual([
      `\`${WEB}\` cannot use \`alias/aws/sqs\`, so none of their messages would arrive in \`emails\``,
    ]);
  });

  test('the owner of the key must allow it', () => {
    expect(messagesOf('owner-must-allow', sent('alias/ours'))).toEqual([
      `the policy of \`alias/ours\` must allow \`${WEB}\` to encrypt for queue \`emails\``,
    ]);
  });

  test('the owner of a queue of another account must allow the consumer to receive', () => {
    const external = (account: string) => `
environments: { prod: { account: "111111111111" } }
queues: { partner: { external: "arn:aws:sqs:eu-west-1:${account}:partner" } }
consumers:
  worker: { type: lambda, queue: partner, runtime: python3.13, handler: a.b, code: { inline: "def b(e, c): pass" } }
`;
    expect(messagesOf('owner-must-allow', external('222222222222'))).toEqual([
      'the owner of queue `partner` must allow `worker` to receive',
    ]);
    expect(messagesOf('owner-must-allow', external('111111111111'))).toEqual([]);
  });

  test('the owner of a topic of another account must allow the consumer to publish', () => {
    const external = (account: string) => `
environments: { prod: { account: "111111111111" } }
topics: { orders: { external: "arn:aws:sns:eu-west-1:${account}:orders" } }
queues: { inbox: {} }
consumers:
  worker: { type: lambda, queue: inbox, publishes: [orders], runtime: python3.13, handler: a.b, code: { inline: "def b(e, c): pass" } }
publishers: { web: { role: "${WEB}", publishes: [orders] } }
`;
    const asked = [
      'the owner of topic `orders` must allow `web` to publish',
      'the owner of topic `orders` must allow `worker` to publish',
    ];
    expect(messagesOf('owner-must-allow', external('333333333333')).sort()).toEqual(asked);
    expect(messagesOf('owner-must-allow', external('222222222222'))).toEqual(asked.slice(1));
    expect(messagesOf('owner-must-allow', external('111111111111'))).toEqual(asked.slice(0, 1));
  });

  test('the owner of a queue must allow a service, in whatever account', () => {
    const yaml = `
environments: { prod: { account: "111111111111" } }
queues: { partner: { external: "arn:aws:sqs:eu-west-1:111111111111:partner" } }
publishers: { uploads: { type: s3, bucket: uploads, events: [ObjectCreated], sends: [partner] } }
`;
    expect(messagesOf('owner-must-allow', yaml)).toEqual([
      'the owner of queue `partner` must allow `uploads` to send',
    ]);
  });

  test('the owner of a queue of another account must allow the consumer to send', () => {
    const external = (account: string) => `
environments: { prod: { account: "111111111111" } }
queues: { work: {}, partner: { external: "arn:aws:sqs:eu-west-1:${account}:partner" } }
consumers:
  worker: { type: lambda, queue: work, sends: [partner], runtime: python3.13, handler: a.b, code: { inline: "def b(e, c): pass" } }
`;
    expect(messagesOf('owner-must-allow', external('222222222222'))).toEqual([
      'the owner of queue `partner` must allow `worker` to send',
    ]);
    expect(messagesOf('owner-must-allow', external('111111111111'))).toEqual([]);
  });
});
