import { DANGERS } from '#deploy/plan/dangers/index';
import { attributeRow, rowOf, TABLE } from '#deploy/plan/table/index';
import type { Row } from '#deploy/plan/table/row';
import { soundTopologies } from '#test/support/sound-topologies';
import { synthesizedStacks } from '#test/support/synthesized';
import { TODAY } from '#test/unit/topology-of';
import * as door from '#stacks/cdktf';

/** What is for Terraform and cdktf alone. */
const META = ['//', 'depends_on', 'lifecycle', 'provider'];

/** Every attribute that is written anywhere, as `type.attribute`. */
const written = new Set(
  soundTopologies(TODAY).flatMap(([, topology]) =>
    [...synthesizedStacks(topology).values()].flatMap(({ resource = {} }) =>
      Object.entries(resource).flatMap(([type, named]) =>
        Object.values(named).flatMap((one) =>
          Object.keys(one)
            .filter((name) => !META.includes(name))
            .map((name) => `${type}.${name}`),
        ),
      ),
    ),
  ),
);

test('every attribute that a stack writes has a row, so that a change of it is judged', () => {
  expect(written.size).toBeGreaterThan(250);
  const without = [...written].filter((name) => {
    const [type = '', attribute = ''] = name.split('.');
    return attributeRow(type, attribute) === undefined;
  });
  expect(without.sort()).toEqual([]);
});

test('every type that stacks can write has a row, and no other', () => {
  const types = Object.values(door as Readonly<Record<string, { readonly tfResourceType?: string }>>)
    .map((one) => one.tfResourceType ?? '')
    .filter((type) => type.startsWith('aws_') && !Object.keys(door).some((name) => isData(name, type)));
  expect(Object.keys(TABLE).sort()).toEqual([...new Set(types)].sort());
});

function isData(name: string, type: string): boolean {
  const one = (door as Readonly<Record<string, { readonly tfResourceType?: string }>>)[name];
  return name.startsWith('DataAws') && one?.tfResourceType === type && rowOf(type) === undefined;
}

test('a row names dangers that there are, or gives a reason', () => {
  const ids = DANGERS.map(({ id }) => id);
  const rows = Object.values(TABLE).flatMap(({ created, destroyed, replaced, attributes, others }): Row[] =>
    [created, destroyed, replaced, others, ...Object.values(attributes)].filter((row) => row !== undefined),
  );
  for (const row of rows) {
    if ('dangers' in row) expect(ids).toEqual(expect.arrayContaining([...row.dangers]));
    else if ('harmless' in row)
      expect(row.harmless).toMatch(
        /^[^A-Z].{8,}[^.]$|^AWS |^DynamoDB |^ECS |^KMS |^S3 |^SQS |^API |^Terraform /,
      );
  }
});

test('every danger but those of whole stacks is in the table', () => {
  const named = new Set(
    Object.values(TABLE).flatMap(({ created, destroyed, replaced, attributes }) =>
      [created, destroyed, replaced, ...Object.values(attributes)].flatMap((row) =>
        row !== undefined && 'dangers' in row ? row.dangers : [],
      ),
    ),
  );
  expect(DANGERS.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
});
