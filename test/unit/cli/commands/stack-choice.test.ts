import { chosenStacks, formerDelivery } from '#cli/commands/stack-choice';
import type { TerraformOptions } from '#cli/commands/terraform-commands';
import type { Stack } from '#deploy/apply/stack';
import { dependenciesOf, partsOf } from '#model/parts';
import { topologyOf } from '#test/unit/topology-of';

const YAML = `
environments: { prod: { backend: { type: s3, bucket: states, region: eu-west-1 } } }
topics: { orders: {}, refunds: { stack: payments } }
queues: { billing: {} }
subscriptions: [{ topic: refunds, queue: billing }]
delivery: { codepipeline: { repository: my-org/shop, connection: { provider: GitHub }, approve: [prod] } }
`;

const topology = topologyOf(YAML);
const stacks = partsOf(topology).map((part): Stack => ({
  name: part.name,
  dependencies: dependenciesOf(part),
  dir: '',
  localState: '',
  topology,
  site: part,
  locate: () => undefined,
}));

function namesOf(options: TerraformOptions): string[] {
  const chosen = chosenStacks(stacks, options);
  if (!chosen.ok) throw new Error(chosen.outcome.talk);
  return chosen.value.map(({ name }) => name);
}

test('every stack but that of the pipeline, which is worked on only when it is named', () => {
  expect(namesOf({})).toEqual(['shop-prod', 'shop-prod-payments', 'shop-prod_links']);
  expect(namesOf({ stack: ['delivery'] })).toEqual(['shop-prod-delivery']);
  expect(namesOf({ stack: ['shop-prod-delivery', 'payments'] })).toEqual([
    'shop-prod-delivery',
    'shop-prod-payments',
  ]);
});

test('a pipeline that is named is known by its name also when the file has it no more', () => {
  const without = stacks.filter(({ name }) => name !== 'shop-prod-delivery');
  expect(formerDelivery(without, { stack: ['delivery'] })?.name).toBe('shop-prod-delivery');
  expect(formerDelivery(without, { stack: ['shop-prod-delivery'] })?.name).toBe('shop-prod-delivery');
  expect(formerDelivery(without, { stack: ['payments'] })).toBeUndefined();
  expect(formerDelivery(without, {})).toBeUndefined();
  expect(formerDelivery(stacks, { stack: ['delivery'] })).toBeUndefined();
});
