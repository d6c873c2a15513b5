/** Messages are late, lost and dead. */
const BAD_DAY =
  '{ queues: { one: { retention: 5m } }, drills: { one: { outage: 10m, failing: 30m, expect: {} } } }';

const flow = (steps: string) => `{ flows: [{ name: one, ${steps} }] }`;
const fifo = (steps: string) => `
  { topics: { one: { fifo: true } },
    queues: { one: { fifo: true } },
    subscriptions: [{ topic: one, queue: one, raw: true }],
    flows: [{ name: one, consumer: { one: { failures: 1, bodies: [first] } }, ${steps} }] }`;

const raw = (steps: string) => `
  { subscriptions: [{ topic: one, queue: one, raw: true }], flows: [{ name: one, publish: { topic: one, body: one }, ${steps} }] }`;

/** The consumer of `one` sends on what the steps say. */
const onward = (more: string, sends: string) => `
  { queues: { two: { ${more} } },
    consumers: { one: { sends: [one, two] } },
    flows: [{
      name: one,
      publish: { topic: one, body: { kind: one } },
      consumer: { one: { sends: [${sends}] }, two: { failures: 1, bodies: [first] } } }] }`;

/** Only the filter of a consumer looks at the attributes of what is sent to a queue. */
const sent = (steps: string) => `
  { consumers: { one: { filter: [{ messageAttributes: { one: { stringValue: [one, '["one"]'], dataType: [String, String.Array] } } }] } },
    flows: [{ name: one, ${steps} }] }`;

/** What keys of flows and drills need around them to mean something. */
export const FLOW_CONTEXT: Readonly<Record<string, string>> = {
  'flows.[].publish.[]': flow('publish: [{ topic: one, body: one }]'),
  'flows.[].publish.attributes.*.type': flow(
    'publish: { topic: one, body: one, attributes: { one: { type: String, value: one } } }',
  ),
  'flows.[].publish.attributes.*.value': flow(
    'publish: { topic: one, body: one, attributes: { one: { type: String, value: one } } }',
  ),
  'flows.[].publish.[].attributes.*.type': flow(
    'publish: [{ topic: one, body: one, attributes: { one: { type: String, value: one } } }]',
  ),
  'flows.[].publish.[].attributes.*.value': flow(
    'publish: [{ topic: one, body: one, attributes: { one: { type: String, value: one } } }]',
  ),
  'flows.[].publish.group': fifo(`
    send: { queue: one, body: first, group: one, deduplicationId: first },
    publish: { topic: one, body: second, group: one, deduplicationId: second }`),
  'flows.[].publish.deduplicationId': fifo(`
    send: { queue: one, body: first, group: one, deduplicationId: one },
    publish: { topic: one, body: second, group: one, deduplicationId: two }`),
  'flows.[].publish.[].group': fifo(`
    send: { queue: one, body: first, group: one, deduplicationId: first },
    publish: [{ topic: one, body: second, group: one, deduplicationId: second }]`),
  'flows.[].publish.[].deduplicationId': fifo(`
    send: { queue: one, body: first, group: one, deduplicationId: one },
    publish: [{ topic: one, body: second, group: one, deduplicationId: two }]`),
  'flows.[].publish.file': flow('publish: { topic: one }'),
  'flows.[].publish.[].file': flow('publish: [{ topic: one }]'),
  'flows.[].send': flow('send: { queue: one, body: one }'),
  'flows.[].send.[]': flow('send: [{ queue: one, body: one }]'),
  'flows.[].send.file': flow('send: { queue: one }'),
  'flows.[].send.[].file': flow('send: [{ queue: one }]'),
  'flows.[].send.attributes': sent(
    'send: { queue: one, body: one, attributes: { one: { type: String, value: one } } }',
  ),
  'flows.[].send.[].attributes': sent(
    'send: [{ queue: one, body: one, attributes: { one: { type: String, value: one } } }]',
  ),
  'flows.[].send.group': fifo(`
    publish: { topic: one, body: first, group: one, deduplicationId: first },
    send: { queue: one, body: second, group: one, deduplicationId: second }`),
  'flows.[].send.deduplicationId': fifo(`
    publish: { topic: one, body: first, group: one, deduplicationId: one },
    send: { queue: one, body: second, group: one, deduplicationId: two }`),
  'flows.[].send.[].group': fifo(`
    publish: { topic: one, body: first, group: one, deduplicationId: first },
    send: [{ queue: one, body: second, group: one, deduplicationId: second }]`),
  'flows.[].send.[].deduplicationId': fifo(`
    publish: { topic: one, body: first, group: one, deduplicationId: one },
    send: [{ queue: one, body: second, group: one, deduplicationId: two }]`),
  'flows.[].consumer.*.bodies': raw('consumer: { one: { bodies: [three] } }'),
  'flows.[].consumer.*.sends': onward('', '{ queue: two, body: one }'),
  'flows.[].consumer.*.sends.[].attributes': `
    { consumers: { two: { filter: [{ messageAttributes: { one: { stringValue: [one, '["one"]'], dataType: [String, String.Array] } } }] } },
      flows: [{
        name: one,
        publish: { topic: one, body: one },
        consumer: { one: { sends: [{ queue: two, body: one, attributes: { one: { type: String, value: one } } }] } } }] }`,
  'flows.[].consumer.*.sends.[].group': onward(
    'fifo: true',
    '{ queue: two, body: first, group: one, deduplicationId: first }, { queue: two, body: second, group: one, deduplicationId: second }',
  ),
  'flows.[].consumer.*.sends.[].deduplicationId': onward(
    'fifo: true',
    '{ queue: two, body: first, group: one, deduplicationId: one }, { queue: two, body: second, group: one, deduplicationId: two }',
  ),
  'flows.[].expect.filtered.*': `
    { subscriptions: [{ topic: one, queue: one, filter: { policy: { type: [paid] } } }],
      flows: [{ name: one, publish: { topic: one, body: one }, expect: { filtered: { one: type } } }] }`,
  'flows.[].expect.order': raw('consumer: { one: off }, expect: { order: { one: [] } }'),
  'flows.[].expect.body': raw('consumer: { one: off }, expect: { body: { one: one } }'),
  'drills.*.expect.p95': BAD_DAY,
  'drills.*.expect.oldest': BAD_DAY,
  'drills.*.expect.drained': BAD_DAY,
  'drills.*.expect.lost': BAD_DAY,
  'drills.*.expect.dead': BAD_DAY,
  'flows.[].wait': flow('publish: { topic: one, body: one }, consumer: { one: off }'),
};
