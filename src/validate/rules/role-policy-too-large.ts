import { ROLE } from '#base/aws/limits';
import { rolesOfElements } from '#policies/roles/all';
import { policySize } from '#policies/statement';
import type { Rule } from '../rule';

const LONG = 'x'.repeat(240);
const TOPICS = Array.from({ length: 35 }, (_, index) => `t${index}`);

const WITH = (names: readonly string[]) => `
topics:
${names.map((name) => `  ${name}: { physicalName: ${name}-${LONG} }`).join('\n')}
queues: { billing: { visibilityTimeout: 3m } }
consumers:
  worker:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: worker.zip } }
    runtime: python3.13
    handler: app.handler
    publishes: [${names.join(', ')}]
`;

export const rolePolicyTooLarge: Rule = {
  id: 'role-policy-too-large',
  severity: 'error',
  summary: 'the policy of a role is larger than IAM accepts',
  why:
    'A role may use exactly the queues, topics, stores and secrets of its consumer, each by name. IAM ' +
    'accepts 10,240 characters of inline policy in a role. ' +
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html',
  bad: WITH(TOPICS),
  good: WITH(TOPICS.slice(1)),
  check(topology, found) {
    for (const { element, role } of rolesOfElements(topology)) {
      const size = policySize(role.statements);
      if (size <= ROLE.policySize) continue;
      found({
        message: `the policy of the role \`${role.address}\` has ${size} characters, but IAM accepts ${ROLE.policySize}`,
        path: element.path,
        on: 'key',
        help: 'split it into several, or let it use fewer topics, queues and secrets',
      });
    }
  },
};
