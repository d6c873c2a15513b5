import { synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

/** What the deploy role may delete by its `Name` alone. */
const DELETED_BY_NAME = [
  'aws_flow_log',
  'aws_internet_gateway',
  'aws_route_table',
  'aws_subnet',
  'aws_vpc',
  'aws_vpc_endpoint',
];

test('each part of a network that is deleted by its name has one that starts as the stack', () => {
  const of = (network: string) =>
    synthesized(
      topologyOf(`
tags: { Name: somebody }
topics: { orders: {} }
queues: { billing: {} }
network: ${network}
consumers:
  worker: { type: fargate, queue: billing, publishes: [orders], image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1' }
`),
    ).resource!;
  const all = [
    of('{ vpc: { create: {} } }'),
    of('{ vpc: { create: {} }, publicIp: true, endpoints: none, egress: [0.0.0.0/0] }'),
  ];
  const seen = new Set<string>();
  for (const resources of all) {
    for (const type of DELETED_BY_NAME) {
      for (const { tags } of Object.values(resources[type] ?? {})) {
        seen.add(type);
        expect((tags as Record<string, string>)['Name']).toMatch(/^shop-default(-.+)?$/);
      }
    }
  }
  expect([...seen].sort()).toEqual(DELETED_BY_NAME);
});
