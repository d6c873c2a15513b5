import { child } from '#base/diagnostics/path';
import type { Rule } from '../rule';

/** What people call where their customers are. */
const PRODUCTION = /(^|-)(prod|production|prd|live)(-|$)/;

export const productionWithoutApproval: Rule = {
  id: 'production-without-approval',
  severity: 'warning',
  summary: 'a pipeline deploys production without an approval',
  why:
    'The guard stops changes that would lose messages. It cannot know that a valid filter is not what you ' +
    'meant. An approval shows the plan to a person, and then applies exactly that plan. ' +
    'https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html',
  bad: `
environments: { prod: { backend: { type: s3, bucket: my-state, region: eu-west-1 } } }
delivery: { codepipeline: { repository: my-org/shop, connection: { provider: GitHub } } }
`,
  good: `
environments: { prod: { backend: { type: s3, bucket: my-state, region: eu-west-1 } } }
delivery: { codepipeline: { repository: my-org/shop, connection: { provider: GitHub }, approve: [prod] } }
`,
  check({ pipeline }, found) {
    for (const { environment, approved } of pipeline?.targets ?? []) {
      if (approved || !PRODUCTION.test(environment)) continue;
      found({
        message: `\`${environment}\` would be deployed after every merge, without anybody reviewing the plan`,
        path: child(pipeline!.path, 'approve'),
        on: 'key',
        help: `add \`${environment}\` to \`approve\``,
      });
    }
  },
};
