import { lambdas } from '#model/topology';
import type { Rule } from '../rule';

export const functionWithoutPublicIp: Rule = {
  id: 'function-without-public-ip',
  severity: 'warning',
  summary: 'a function runs in public subnets, where it has no public address',
  why:
    'Tasks get a public address in public subnets, and functions never do. What they send to the internet, ' +
    'AWS services included, gets no answer unless the VPC has endpoints. ' +
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-internet.html',
  bad: `
network: { vpc: { create: {} }, endpoints: none, publicIp: true, egress: [0.0.0.0/0] }
topics: { orders: {} }
queues: { billing: {} }
consumers:
  biller:
    type: lambda
    queue: billing
    publishes: [orders]
    code: { s3: { bucket: code, key: biller.zip } }
    runtime: python3.13
    handler: app.handler
    network: true
subscriptions: [{ topic: orders, queue: billing }]
rules: { publishing-loop: off }
`,
  good: `
network: { vpc: { create: {} }, publicIp: true }
topics: { orders: {} }
queues: { billing: {} }
consumers:
  biller:
    type: lambda
    queue: billing
    publishes: [orders]
    code: { s3: { bucket: code, key: biller.zip } }
    runtime: python3.13
    handler: app.handler
    network: true
subscriptions: [{ topic: orders, queue: billing }]
rules: { publishing-loop: off }
`,
  check(topology, found) {
    const { network } = topology;
    if (!network?.publicIp || network.hasEndpoints) return;
    for (const { name, path } of lambdas(topology).filter(({ inNetwork }) => inNetwork)) {
      found({
        message: `function \`${name}\` has no public address, so it reaches nothing outside of the VPC`,
        path,
        on: 'key',
        help: 'use `endpoints: auto`, or run it without `network`',
      });
    }
  },
};
