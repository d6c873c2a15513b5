import { consequences } from '#cli/commands/consequences';
import { topologyOf } from '#test/unit/topology-of';

const OLD = `
topics: { orders: {}, alerts: {} }
queues: { billing: { retention: 7d }, audit: {} }
network: { vpc: vpc-1, subnets: [subnet-1], endpoints: none, egress: [0.0.0.0/0] }
subscriptions:
  - { topic: orders, queue: audit }
  - { topic: orders, queue: billing, filter: { policy: { type: [paid, refunded] } } }
consumers:
  biller: { type: fargate, queue: billing, image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/b:1", count: 2, securityGroups: [sg-1] }
`;

const TODAY = '2026-06-15';

async function between(from: string, to: string): Promise<string[]> {
  const after = OLD.replace(from, to);
  expect(after).not.toBe(OLD);
  const found = await consequences(topologyOf(OLD), topologyOf(after), TODAY);
  return found.map(({ id, allow, degree }) => `${id} ${allow} ${degree}`);
}

test.each([
  ['7d', '1d', ['queues.billing shorten-retention:queue.billing loses-now']],
  [
    ', refunded',
    '',
    ['subscriptions.orders_to_billing narrow-filter:subscription.orders_to_billing loses-now'],
  ],
  [
    '  - { topic: orders, queue: audit }\n',
    '',
    ['subscriptions.orders_to_audit destroy:subscription.orders_to_audit loses-now'],
  ],
  ['count: 2', 'count: 1', ['consumers.biller slow-consumer:ecs-service.biller delays']],
  [', securityGroups: [sg-1]', '', ['topology cut-network:network.network cuts']],
  ['7d', '8d', []],
])('%s becomes %s', async (from, to, expected) => {
  expect(await between(from, to)).toEqual(expected);
});

test.each([
  ['version: 1\nname: other\nregion: eu-west-1', 'stack.other-default'],
  ['version: 1\nname: shop\nregion: eu-west-3', 'stack.shop-default'],
])('another deployment is made anew, and nothing of the old one is destroyed: %j', async (head, stack) => {
  const found = await consequences(topologyOf(OLD), topologyOf(`${head}\n${OLD}`), TODAY);
  expect(found.map(({ id, allow }) => [id, allow])).toEqual([['topology', `create-again:${stack}`]]);
});

test.each([
  ['2026-06-15', { reason: 'agreed', until: '2026-06-15' }],
  ['2026-06-14', undefined],
])('what the new file accepts until %s is told with its reason', async (until, acceptance) => {
  const accept = `accept: [{ danger: "shorten-retention:queue.billing", reason: agreed, until: "${until}" }]`;
  const after = topologyOf(`${OLD.replace('7d', '1d')}${accept}\n`);
  const [found] = await consequences(topologyOf(OLD), after, TODAY);
  expect(found).toMatchObject({ danger: 'shorten-retention' });
  expect(found!.acceptance).toEqual(acceptance && expect.objectContaining(acceptance));
});
