import { proveText, TODAY } from '#test/unit/topology-of';
import { BY_SCHEMA } from '#test/unit/base/aws/limit-probes';
import { problemsOf, wholePattern } from '#test/support/requests/check';
import { MODELS, refusedIn, refusedOf } from '#test/support/requests/emitted';
import type { Shape } from '#test/support/requests/shapes';
import { REQUESTS } from '#test/support/requests/table';
import { soundTopologies } from '#test/support/sound-topologies';
import { synthesizedStacks } from '#test/support/synthesized';

/*
 * AWS's own models of the requests that our Terraform makes the provider send: each attribute has a member there or a
 * reason, and each value is within its range, length, list and pattern. `every-key` does the same for each key.
 */

const emitted = new Set<string>();
const topologies = soundTopologies(TODAY).filter(([name]) => !name.startsWith('test/corpus'));

test.each(topologies)('of %s AWS takes everything', (_, topology) => {
  for (const stack of synthesizedStacks(topology).values()) {
    for (const type of Object.keys(stack.resource ?? {})) emitted.add(type);
    expect(refusedOf(stack)).toEqual([]);
  }
});

test('there is a request for each type that we emit, and for no other', () => {
  expect(Object.keys(REQUESTS).sort()).toEqual([...emitted].sort());
});

describe.each(Object.entries(BY_SCHEMA))('%s', (_, [yaml, right]) => {
  test('the last value that we accept is one that AWS takes', () => {
    const { topologies: sound } = proveText(yaml(right));
    const found = sound.flatMap((topology) => [...synthesizedStacks(topology).values()].flatMap(refusedOf));
    expect(found).toEqual([]);
  });
});

test('a value out of range, a word that is not in the list and an attribute without a member are found', () => {
  expect(refusedIn('aws_lambda_function', { timeout: 0 })).toEqual([
    'aws_lambda_function timeout: 0 is not from 1 to 5400',
  ]);
  expect(refusedIn('aws_lambda_function', { architectures: ['mips'] })[0]).toContain('`mips` is none of');
  expect(refusedIn('aws_sqs_queue', { colour: 'red' })[0]).toContain('no member of sqs:CreateQueueRequest');
  expect(refusedIn('aws_moon', {})[0]).toContain('no request is known');
  const container = [{ name: 'a', healthCheck: { command: ['CMD'] }, colour: 'red' }];
  expect(refusedIn('aws_ecs_task_definition', { container_definitions: JSON.stringify(container) })).toEqual([
    'aws_ecs_task_definition container_definitions: 0: the model has no `colour`',
  ]);
  expect(refusedIn('aws_iam_role', { name: '${aws_iam_role.other.name}' })).toEqual([]);
});

function patternsIn(shape: Shape): string[] {
  switch (shape.type) {
    case 'string':
      return shape.pattern === undefined ? [] : [shape.pattern];
    case 'list':
      return patternsIn(shape.of);
    case 'map':
      return [...patternsIn(shape.key), ...patternsIn(shape.value)];
    case 'structure':
      return Object.values(shape.members).flatMap(patternsIn);
    case 'number':
    case 'boolean':
      return [];
  }
}

test('each pattern of the models can be asked', () => {
  const patterns = Object.values(MODELS.shapes).flatMap(patternsIn);
  expect(patterns.length).toBeGreaterThan(100);
  for (const pattern of new Set(patterns)) expect(wholePattern(pattern)).toBeInstanceOf(RegExp);
});

test('lengths, lists and maps are counted', () => {
  const text: Shape = { type: 'string', min: 1, max: 2 };
  expect(problemsOf('abc', text)).toEqual(['the length 3 is not from 1 to 2']);
  expect(problemsOf(['a', 'b'], { type: 'list', max: 1, of: text })).toEqual([
    'the number of items 2 is not from -∞ to 1',
  ]);
  expect(problemsOf({ abc: 'a' }, { type: 'map', key: text, value: text })).toEqual([
    'a key: the length 3 is not from 1 to 2',
  ]);
});
