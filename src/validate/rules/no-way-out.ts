import type { Rule } from '../rule';

export const noWayOut: Rule = {
  id: 'no-way-out',
  severity: 'error',
  summary: 'a network has neither endpoints nor any other way to AWS',
  why:
    'Security groups have no open egress, so without endpoints consumers reach exactly what `egress` names. ' +
    'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  bad: `
network: { vpc: vpc-0abc, subnets: [subnet-0abc], endpoints: none }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
`,
  good: `
network: { vpc: vpc-0abc, subnets: [subnet-0abc], endpoints: none, egress: [0.0.0.0/0] }
queues: { billing: {} }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
`,
  check({ network }, found) {
    if (!network || network.hasEndpoints || network.egress.length > 0) return;
    found({
      message: 'without endpoints and without `egress`, consumers reach nothing, not even their queue',
      path: network.path,
      on: 'key',
      help: 'leave `endpoints` at `auto`, or name in `egress` where the endpoints or the NAT of the VPC are reached',
    });
  },
};
