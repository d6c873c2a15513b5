import { change, type Case } from './case';

const WAYS = `
network:
  vpc: vpc-0123abcd
  subnets: [subnet-0123abcd]
  endpoints: none
  egress: [10.0.0.0/8]
queues: { jobs: {} }
consumers:
  packer:
    type: fargate
    queue: jobs
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/p:1
    egress: ["10.1.0.0/16:5432", { prefixList: pl-0123abcd, port: 443 }]
`;

function edit(title: string, from: string, to: string, ...dangers: readonly string[]): Case {
  return change(title, WAYS, [[from, to]], dangers);
}

/** Addresses, ports and prefix lists that a consumer reaches. */
export const REACH_CHANGES: readonly Case[] = [
  edit(
    'a consumer reaches another port',
    '10.1.0.0/16:5432',
    '10.1.0.0/16:5433',
    'cut-network:network.network',
    'widen-access:vpc-security-group-egress-rule.packer_to_10-1-0-0-16_5433',
  ),
  edit(
    'a consumer reaches another prefix list',
    'pl-0123abcd',
    'pl-0123abce',
    'cut-network:network.network',
    'widen-access:vpc-security-group-egress-rule.packer_to_pl-0123abce_443',
  ),
  edit(
    'a consumer no longer reaches a prefix list',
    ', { prefixList: pl-0123abcd, port: 443 }',
    '',
    'cut-network:network.network',
  ),
];
