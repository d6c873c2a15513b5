import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerraformResource } from 'cdktf';
import { Construct } from '#stacks/cdktf';
import { buildStack } from '#stacks/topology-stack';
import { partsOf } from '#model/parts';
import { synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const EVERY_KIND = join(__dirname, '../../support/every-kind');
const [yaml, machine] = ['topology.yaml', 'reconcile.asl.json'].map((name) =>
  readFileSync(join(EVERY_KIND, name), 'utf8'),
);
const topology = topologyOf(yaml!, { 'reconcile.asl.json': machine! });

interface Taggable extends TerraformResource {
  readonly tagsInput: Readonly<Record<string, string>> | undefined;
}

/** What takes tags is known from the schema of the provider, so that nobody has to keep a list. */
function isTaggable(one: TerraformResource): one is Taggable {
  return 'tagsInput' in one;
}

const taggable = partsOf(topology)
  .flatMap((part) => buildStack(new Construct(undefined as never, ''), topology, part, '.').node.findAll())
  .filter((one) => TerraformResource.isTerraformResource(one))
  .filter(isTaggable);

test('everything that takes tags carries those of the file, and the one that the budget counts by', () => {
  const carried = taggable.map((one) => [
    `${one.terraformResourceType}.${one.friendlyUniqueId}`,
    one.tagsInput,
  ]);
  expect(carried.length).toBeGreaterThan(90);
  const all = { Team: 'checkout', 'msgtopo-stack': 'shop-default' };
  const expected = expect.objectContaining(all) as unknown;
  expect(carried).toEqual(carried.map(([address]) => [address, expected]));
});

test('the budget filters by just that tag, as the console of AWS writes it', () => {
  const budgets = synthesized(topology).resource?.['aws_budgets_budget'] ?? {};
  expect(budgets['budget']?.['cost_filter']).toEqual([
    { name: 'TagKeyValue', values: ['user:msgtopo-stack$shop-default'] },
  ]);
});

test('tasks, which ECS makes, get the tags of their service', () => {
  const services = synthesized(topology).resource?.['aws_ecs_service'] ?? {};
  expect(services['shipper']).toMatchObject({ propagate_tags: 'SERVICE', enable_ecs_managed_tags: true });
});
