import { deliveryPaths } from '#validate/paths/paths';
import { proveText } from '#test/unit/topology-of';

test.each([
  ['managed-key', 'CloudWatch Logs still uses its own permission'],
  ['aws', undefined],
])('what a task rests on whose log has the encryption %s', (encryption, words) => {
  const yaml = `
network: { vpc: { create: {} } }
monitoring: { logEncryption: ${encryption} }
topics: { t: {} }
queues: { q: {} }
subscriptions: [{ topic: t, queue: q }]
consumers:
  task: { type: fargate, queue: q, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1" }
  other: { type: external, queue: q, role: "arn:aws:iam::111111111111:role/r" }
`;
  const [path] = proveText(yaml).topologies.flatMap(deliveryPaths);
  const consumers = path!.steps.filter(({ aspect }) => aspect === 'consumer');
  const [task, other] = ['`task`', '`other`'].map((name) =>
    consumers.find(({ reason }) => reason.includes(name)),
  );
  expect(other).toBeDefined();
  if (words === undefined) expect(task?.condition).toBeUndefined();
  else expect(task?.condition).toContain(words);
  expect(other?.condition).toBeUndefined();
});
