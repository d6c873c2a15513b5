import { WITHOUT_RESOURCE } from '#base/aws/actions';
import { deployGrants } from '#policies/deploying/grants';
import { stateGrants } from '#policies/deploying/state';
import { rolesOfElements } from '#policies/roles/all';
import { iamReference, type ReferenceResource } from '#test/support/iam-reference';
import { describeWith } from '#test/support/requirements';
import { soundTopologies } from '#test/support/sound-topologies';

/** Actions that go with others, in cases that no topology leads to. */
const NOT_USED = {
  'flow logs of ECS': [
    'ecs:ListClusters',
    'ecs:ListContainerInstances',
    'ecs:ListServices',
    'ecs:ListTaskDefinitions',
    'ecs:ListTasks',
  ],
  'trails of an organization': ['organizations:ListAWSServiceAccessForOrganization'],
  'versions of state machines': ['states:PublishStateMachineVersion'],
};

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

  test('there is what AWS asks for with each, but for what is not used', () => {
    const dependents = [...granted.keys()].flatMap((action) =>
      resourcesOf(action)!.flatMap((sort) => sort.dependents),
    );
    const missing = [...new Set(dependents)].filter((action) => !granted.has(action));
    expect(missing.sort()).toEqual(Object.values(NOT_USED).flat().sort());
  });

  // Of API Gateway the data have the resources of version 2 alone, and no buckets for the tags that S3 Control has of them
  // since November 2025: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
  const olderThan = /^(apigateway:|s3:(ListTagsForResource|TagResource|UntagResource)$)/;
  const others = [...granted].filter(([action]) => !olderThan.test(action));

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

  test('what is known to have no resource has none', () => {
    expect(WITHOUT_RESOURCE.filter((action) => resourcesOf(action)?.length !== 0)).toEqual([]);
  });

  const used = new Set(
    soundTopologies('2026-06-15').flatMap(([, topology]) =>
      rolesOfElements(topology).flatMap(({ role }) => role.statements.flatMap(({ Action }) => Action)),
    ),
  );

  test('there is each action of a role, those of further grants too', () => {
    expect(used).toContain('textract:AnalyzeDocument');
    expect([...used].filter((action) => resourcesOf(action) === undefined)).toEqual([]);
  });
});
