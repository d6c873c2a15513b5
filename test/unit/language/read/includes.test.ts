import { brief, proveText, topologyOf } from '#test/unit/topology-of';

const MAIN = `
include: [teams/*]
topics: { orders: {} }
subscriptions:
  - { topic: orders, queue: billing }
`;

const FILES = {
  'teams/billing.yaml':
    'queues: { billing: { retention: 1h } }\nfilters: { paid: { policy: { type: [paid] } } }\n',
  'teams/shipping.yaml':
    'queues: { shipping: {} }\nsubscriptions:\n  - { topic: orders, queue: shipping, filter: paid }\n',
};

test('several files make one topology, and refer to each other', () => {
  const topology = topologyOf(MAIN, FILES);
  expect([...topology.queues.keys()]).toEqual(['billing', 'billing_dlq', 'shipping', 'shipping_dlq']);
  expect(topology.subscriptions.map(({ name, filter }) => [name, filter?.name])).toEqual([
    ['orders_to_billing', undefined],
    ['orders_to_shipping', 'paid'],
  ]);
});

test('a finding stands where it was written, in whichever file', () => {
  const { diagnostics } = proveText(MAIN, {
    ...FILES,
    'teams/billing.yaml': 'queues:\n  billing: { retention: 1x }\n',
    'teams/shipping.yaml':
      'queues: { shipping: {} }\nsubscriptions:\n  - { topic: order, queue: shipping }\n',
  });
  expect(diagnostics.map((finding) => [finding.place?.file, brief(finding)])).toEqual([
    ['teams/billing.yaml', 'wrong-value @ queues.billing.retention 2:25'],
    ['teams/shipping.yaml', 'unknown-reference @ subscriptions[1].topic 3:14'],
  ]);
});

test('the second stage reports in the included file too', () => {
  const { diagnostics } = proveText(MAIN, {
    ...FILES,
    'teams/shipping.yaml':
      'queues: { shipping: {} }\nsubscriptions:\n  - { topic: order, queue: shipping }\n',
  });
  expect(diagnostics.map((finding) => [finding.place?.file, brief(finding)])).toEqual([
    ['teams/shipping.yaml', 'unknown-reference @ subscriptions[1].topic 3:14'],
  ]);
});

test('every file that was read is named', () => {
  expect(proveText(MAIN, FILES).files).toEqual([
    'topology.yaml',
    'teams/billing.yaml',
    'teams/shipping.yaml',
  ]);
});

test('a file cannot include itself', () => {
  const { diagnostics } = proveText('include: [topology.yaml]\ntopics: { orders: {} }\n', {
    'topology.yaml': '',
  });
  expect(diagnostics.map((finding) => [brief(finding), finding.message])).toEqual([
    [
      expect.stringMatching(/^include-not-found @ include\[0\] \d+:11$/),
      '`topology.yaml` matches this file alone',
    ],
  ]);
});

test('a pattern may match the file that includes beside others', () => {
  const both = { 'topology.yaml': '', 'more.yaml': 'queues: { billing: {} }\n' };
  const { diagnostics, files } = proveText('include: ["*"]\ntopics: { orders: {} }\n', both);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(files).toEqual(['topology.yaml', 'more.yaml']);
});
