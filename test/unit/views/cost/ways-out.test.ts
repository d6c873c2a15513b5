import { costReport } from '#views/cost/reporters';
import { estimateOf } from './estimate-of';

const IMAGE = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/billing:1';

function withNetwork(network: string) {
  return estimateOf(`
queues: { billing: {} }
network: { vpc: vpc-0abc, subnets: [subnet-0abc, subnet-0abd], ${network} }
consumers:
  worker: { type: fargate, queue: billing, image: '${IMAGE}', scaling: { min: 1, max: 3, backlogPerTask: 10 } }
`);
}

const HOURS = 730;

test('endpoints by service and zone, NAT gateways by zone, and public addresses by task', () => {
  const { waysOut } = withNetwork('endpoints: auto');
  // ecr.api, ecr.dkr, logs and sqs; S3 is reached through a gateway, which costs nothing.
  const endpoints = 4 * 2 * HOURS * 0.01;
  const nat = 2 * HOURS * (0.045 + 0.005);
  expect(waysOut).toEqual([
    { way: 'endpoints', usd: endpoints, most: endpoints, perGb: 0.01, isWritten: true },
    { way: 'NAT gateways', usd: nat, most: nat, perGb: 0.045, isWritten: false },
    {
      way: 'public addresses',
      usd: HOURS * 0.005,
      most: 3 * HOURS * 0.005,
      perGb: 0,
      isWritten: false,
    },
  ]);
});

test('public addresses are in the sum where tasks have them', () => {
  const { lines, waysOut } = withNetwork('endpoints: none, publicIp: true, egress: [0.0.0.0/0]');
  expect(lines.filter(({ price }) => price === 'public-ip-hour')).toMatchObject([
    { element: 'worker', quantity: HOURS, usd: HOURS * 0.005, most: 3 * HOURS * 0.005 },
  ]);
  expect(waysOut.filter(({ isWritten }) => isWritten).map(({ way }) => way)).toEqual(['public addresses']);
  expect(withNetwork('endpoints: auto').lines.filter(({ price }) => price === 'public-ip-hour')).toEqual([]);
});

test('the way through the endpoints of others has no mark', () => {
  const { waysOut } = withNetwork('endpoints: none, egress: [0.0.0.0/0]');
  expect(waysOut.filter(({ isWritten }) => isWritten)).toEqual([]);
});

test('nothing is compared where nobody is in the network', () => {
  expect(estimateOf('queues: { billing: {} }').waysOut).toEqual([]);
});

test('reports show them', () => {
  const estimate = withNetwork('endpoints: auto');
  expect(costReport(estimate, 'text')).toMatch(/endpoints +58\.40 +0\.01 a GB +as it is/);
  expect(costReport(estimate, 'markdown')).toContain('| NAT gateways | 73.00 | 0.045 a GB |');
});
