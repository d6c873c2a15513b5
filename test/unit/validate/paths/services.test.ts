import { deliveryPaths } from '#validate/paths/paths';
import { proveText } from '#test/unit/topology-of';

/* Services that are let in, and what it rests on that they can come in. */

test.each([
  ['topics: { t: { publishers: { services: [dms.amazonaws.com] } } }', 'the service says for which account'],
  ['topics: { t: { publishers: { services: [events.rds.amazonaws.com] } } }', undefined],
  [
    'topics: { t: {} }\npublishers: { r: { type: s3, bucket: inbox, events: [ObjectCreated], publishes: [t] } }',
    undefined,
  ],
])('what the policy of a topic rests on: %s', (written, words) => {
  const yaml = `${written}\nqueues: { q: {} }\nsubscriptions: [{ topic: t, queue: q }]\n`;
  const [path] = proveText(yaml).topologies.flatMap(deliveryPaths);
  const step = path!.steps.find(({ aspect }) => aspect === 'publish');
  if (words === undefined) expect(step?.condition).toBeUndefined();
  else expect(step?.condition).toContain(words);
});

test.each([
  ['senders: { services: [{ service: dms.amazonaws.com }] }', 'the service says for which account'],
  ['senders: { services: [{ service: s3.amazonaws.com }] }', undefined],
])('what the policy of a queue rests on: %s', (senders, words) => {
  const [path] = proveText(`queues: { q: { ${senders} } }\n`).topologies.flatMap(deliveryPaths);
  const step = path!.steps.find(({ aspect }) => aspect === 'send');
  if (words === undefined) expect(step?.condition).toBeUndefined();
  else expect(step?.condition).toContain(words);
});
