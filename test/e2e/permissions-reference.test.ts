import { deployGrants } from '../../src/permissions/grants';
import { stateGrants } from '../../src/permissions/state';
import { iamReference, type ReferenceResource } from '../support/iam-reference';
import { describeWith } from '../support/requirements';
import { soundTopologies } from '../support/sound-topologies';

/*
 * What is granted, held against what AWS says of its actions. Nothing here is run; it is among these tests since the
 * reference comes with one of their programs.
 */
describeWith(['scanner'], 'grants as the reference of AWS has them', () => {
  const resourcesOf = iamReference();
  const granted = new Map<string, Set<string>>();
  for (const [, topology] of soundTopologies('2026-06-15')) {
    for (const { actions, resources } of [...stateGrants(topology, 'deploy'), ...deployGrants(topology)]) {
      for (const action of actions) {
        const before = granted.get(action) ?? new Set();
        granted.set(action, new Set([...before, ...resources]));
      }
    }
  }

  test('there is each action', () => {
    expect(granted.size).toBeGreaterThan(250);
    expect([...granted.keys()].filter((action) => resourcesOf(action) === undefined)).toEqual([]);
  });

  // Of API Gateway the data have the resources of version 2 alone.
  const others = [...granted].filter(([action]) => !action.startsWith('apigateway:'));

  test.each(others)('%s', (action, arns) => {
    const sorts = resourcesOf(action)!;
    if (sorts.length === 0) {
      expect([...arns]).toEqual(['*']);
      return;
    }
    expect([...arns]).not.toContain('*');
    const isGranted = ({ matches }: ReferenceResource) => [...arns].some(matches);
    expect(sorts.filter((sort) => sort.isRequired && !isGranted(sort)).map(({ type }) => type)).toEqual([]);
    expect(sorts.some(isGranted)).toBe(true);
  });
});
