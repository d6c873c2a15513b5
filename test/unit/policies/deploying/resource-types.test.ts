import { RESOURCE_TYPES } from '#policies/deploying/resource-types';
import type { Topology } from '#model/topology';
import { isDelivery, partsOf } from '#model/parts';
import * as door from '#stacks/cdktf';
import { buildStack } from '#stacks/topology-stack';
import { soundTopologies } from '#test/support/sound-topologies';
import type { TerraformJson } from '#test/support/synthesized';
import { TODAY } from '#test/unit/topology-of';

/** What only the stack of a pipeline has, which a person deploys with rights of their own. */
const DELIVERY = [
  'aws_codebuild_project',
  'aws_codepipeline',
  'aws_codestarconnections_connection',
  'aws_iam_policy',
  'aws_iam_role_policy_attachment',
];

/** Every type whose class comes through the door to cdktf, data sources with `data.` before it. */
function typesOfDoor(): string[] {
  return Object.entries(door).flatMap(([name, one]) => {
    const type = (one as { readonly tfResourceType?: string }).tfResourceType;
    if (type === undefined || type === 'aws') return [];
    return [name.startsWith('DataAws') ? `data.${type}` : type];
  });
}

function synthesizedTypes(topology: Topology): string[] {
  const parts = partsOf(topology).filter((part) => !isDelivery(part));
  const types = parts.flatMap((part) => {
    const stack = buildStack(new door.Construct(undefined as never, ''), topology, part, '.');
    const { resource = {}, data = {} } = stack.toTerraform() as unknown as TerraformJson;
    return [...Object.keys(resource), ...Object.keys(data).map((type) => `data.${type}`)];
  });
  return [...new Set(types)];
}

test('each type that a stack can be made of has an entry, and no other has', () => {
  expect([...Object.keys(RESOURCE_TYPES), ...DELIVERY].sort()).toEqual(typesOfDoor().sort());
});

test('each type that a topology becomes is known to be used by it', () => {
  const seen = new Set<string>();
  for (const [name, topology] of soundTopologies(TODAY)) {
    const types = synthesizedTypes(topology);
    types.forEach((type) => seen.add(type));
    const missed = types.filter((type) => !RESOURCE_TYPES[type]!.isUsed(topology));
    expect({ name, missed }).toEqual({ name, missed: [] });
  }
  expect([...seen].sort()).toEqual(Object.keys(RESOURCE_TYPES).sort());
});

test('needs with one sid are about the same resources', () => {
  const bySid = new Map<string, unknown>();
  for (const { needs } of Object.values(RESOURCE_TYPES)) {
    for (const { sid, on, condition } of needs) {
      const first = bySid.get(sid) ?? { on, condition };
      bySid.set(sid, first);
      expect({ sid, on, condition }).toEqual({ sid, ...first });
    }
  }
});
