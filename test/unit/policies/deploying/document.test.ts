import fc from 'fast-check';
import { MANAGED_POLICY, ROLE } from '#base/aws/limits';
import { policyDocuments } from '#policies/deploying/document';
import { deployGrants, planGrants } from '#policies/deploying/grants';
import { stateGrants } from '#policies/deploying/state';
import type { Grant } from '#policies/deploying/grant';
import { soundTopologies } from '#test/support/sound-topologies';
import { TODAY, topologyOf } from '#test/unit/topology-of';

const size = (document: unknown) => JSON.stringify(document).length;

const arbitraryGrant: fc.Arbitrary<Grant> = fc.record({
  sid: fc.stringMatching(/^[A-Z][a-z]{2,8}$/),
  actions: fc.array(fc.stringMatching(/^sqs:[A-Z][a-z]{2,12}$/), { minLength: 1, maxLength: 5 }),
  resources: fc.array(fc.stringMatching(/^arn:[a-z]{10,60}$/), { minLength: 1, maxLength: 40 }),
});

const list = (values: string | readonly string[]) => (typeof values === 'string' ? [values] : values);

test('each document fits, and together they allow what the grants do', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryGrant, { maxLength: 12 }),
      fc.integer({ min: 400, max: 2000 }),
      (grants, limit) => {
        const documents = policyDocuments(grants, limit);
        for (const document of documents) expect(size(document)).toBeLessThanOrEqual(limit);
        const allowed = documents.flatMap(({ Statement }) =>
          Statement.flatMap(({ Action, Resource }) =>
            list(Action).flatMap((action) => list(Resource!).map((resource) => `${action} ${resource}`)),
          ),
        );
        const granted = grants.flatMap(({ actions, resources }) =>
          actions.flatMap((action) => resources.map((resource) => `${action} ${resource}`)),
        );
        expect(new Set(allowed)).toEqual(new Set(granted));
      },
    ),
  );
});

test('a grant of many resources becomes several with names of their own', () => {
  const resources = Array.from(
    { length: 9 },
    (_, index) => `arn:aws:sqs:eu-west-1:123456789012:queue-${index}`,
  );
  const documents = policyDocuments([{ sid: 'Queues', actions: ['sqs:GetQueueUrl'], resources }], 250);
  const sids = documents.flatMap(({ Statement }) => Statement.map(({ Sid }) => Sid));
  expect(sids.length).toBeGreaterThan(2);
  expect(new Set(sids).size).toBe(sids.length);
});

test('a grant of two resources that fit one by one becomes two', () => {
  const resources = ['orders', 'refunds'].map(
    (name) => `arn:aws:sqs:eu-west-1:123456789012:${name.padEnd(80, '-')}`,
  );
  const documents = policyDocuments([{ sid: 'Queues', actions: ['sqs:GetQueueUrl'], resources }], 250);
  expect(documents.map(({ Statement }) => Statement.map(({ Resource }) => Resource))).toEqual(
    resources.map((resource) => [resource]),
  );
  for (const document of documents) expect(size(document)).toBeLessThanOrEqual(250);
});

test('a topology of hundreds takes no more room than one of a few', () => {
  const many = Array.from({ length: 300 }, (_, index) => `  queue-${index}: {}`).join('\n');
  const sizeOf = (yaml: string) => size(policyDocuments(deployGrants(topologyOf(yaml)), ROLE.policySize));
  expect(sizeOf(`queues:\n${many}`)).toBe(sizeOf('queues: { billing: {} }'));
});

test.each(soundTopologies(TODAY))('%s: few managed policies', (_, topology) => {
  const plan = policyDocuments(
    [...stateGrants(topology, 'plan'), ...planGrants(topology)],
    MANAGED_POLICY.size,
  );
  const deploy = policyDocuments(
    [...stateGrants(topology, 'deploy'), ...deployGrants(topology)],
    MANAGED_POLICY.size,
  );
  expect(plan.length).toBeLessThanOrEqual(2);
  expect(deploy.length).toBeLessThanOrEqual(3);
});
