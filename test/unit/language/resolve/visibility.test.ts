import { ownedQueue, topologyOf } from '#test/unit/topology-of';

test.each([
  ['1s', 30],
  ['5s', 30],
  ['5100ms', 31],
  ['6s', 36],
])(
  'a message that takes %s is hidden for %d seconds, never for a part of one less',
  (processingTime, seconds) => {
    const topology = topologyOf(`
network: { vpc: vpc-0abc, subnets: [subnet-0abc] }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 111111111111.dkr.ecr.eu-west-1.amazonaws.com/b:1
    stopTimeout: 2s
    scaling: { min: 1, max: 3, latency: { target: 5m, processingTime: ${processingTime} } }
`);
    expect(ownedQueue(topology, 'billing').visibilityTimeout).toBe(seconds);
  },
);
