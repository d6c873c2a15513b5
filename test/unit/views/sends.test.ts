import { sendersOf } from '#model/senders';
import { eventCatalog } from '#views/docs/eventcatalog/catalog';
import { asyncApi } from '#views/docs/asyncapi';
import { topologyPage } from '#views/docs/topology-page';
import { graphOf } from '#views/diagram/build';
import { streamsOf } from '#model/streams';
import { unknownTraffic } from '#views/cost/unknown';
import { deliveryPaths } from '#validate/paths/paths';
import { topologyOf } from '#test/unit/topology-of';

const topology = topologyOf(`
topics: { articles: { traffic: { messages: 1000 } } }
queues: { incoming: {}, phones: {}, emails: {}, failed: { deadLetters: false } }
subscriptions: [{ topic: articles, queue: incoming }]
publishers:
  web:
    role: "arn:aws:iam::222222222222:role/web"
    sends: [emails]
    traffic: { messages: 500 }
consumers:
  harvester:
    type: lambda
    queues: [incoming, emails]
    runtime: python3.13
    handler: a.b
    code: { inline: "def b(e, c): pass" }
    sends: [phones, failed]
    onFailure: failed
`);

test('an arrow leads from who sends to the queue, beside that of failures', () => {
  const { edges } = graphOf(topology);
  expect(edges.filter(({ kind }) => kind === 'send').map(({ from, to }) => `${from} ${to}`)).toEqual([
    'publishers.web queues.emails',
    'consumers.harvester queues.failed',
    'consumers.harvester queues.phones',
  ]);
  expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
});

test('who sends is named for a queue, with the publishers first', () => {
  const senders = (name: string) => sendersOf(topology, topology.queues.get(name)!).map((one) => one.words);
  expect(senders('emails')).toEqual(['`web` (the role)']);
  expect(senders('phones')).toEqual(['`harvester`']);
  expect(senders('incoming')).toEqual([]);
});

test('documents say who sends where', () => {
  const page = topologyPage(topology, []);
  expect(page).toContain('Sends to');
  expect(page).toContain('| failed and phones |');
  const { operations } = JSON.parse(asyncApi(topology)) as {
    readonly operations: Readonly<Record<string, { readonly action: string }>>;
  };
  expect(operations['send-to-emails']).toEqual({
    action: 'send',
    channel: { $ref: '#/channels/queue-emails' },
  });
  expect(operations['send-to-incoming']).toBeUndefined();
  const files = eventCatalog(topology);
  expect(files.get('domains/shop/events/queue-emails/index.mdx')).toContain('shop.emails.message');
  expect(files.get('domains/shop/services/publisher-web/index.mdx')).toContain('shop.emails.message');
  expect(files.get('domains/shop/services/harvester/index.mdx')).toContain('shop.phones.message');
  expect(files.has('domains/shop/events/queue-incoming/index.mdx')).toBe(false);
});

test('what a publisher sends is counted, and what a consumer sends is asked for', () => {
  const { queues } = streamsOf(topology);
  expect(queues.get(topology.queues.get('emails')!)!.messages).toBe(500);
  expect(unknownTraffic(topology).map(({ path }) => path.join('.'))).toEqual(['queues.phones']);
});

test('each edge is a path, with the role that may send', () => {
  const paths = deliveryPaths(topology).map(({ way, status, steps }) => [
    way.join(' -> '),
    status,
    steps[0]!.aspect,
    steps[0]!.reason,
  ]);
  expect(paths.slice(1)).toEqual([
    ['web -> emails -> harvester', 'ok', 'send', 'the policy of the queue allows its ARN'],
    ['harvester -> failed', 'ok', 'send', 'its own role lets it send'],
    ['harvester -> phones', 'ok', 'send', 'its own role lets it send'],
  ]);
});
