import { child } from '#base/diagnostics/path';
import type { Rule } from '../rule';

/** What people call where their customers are. */
const PRODUCTION = /(^|-)(prod|production|prd|live)(-|$)/;

export const productionWithoutApproval: Rule = {
  id: 'production-without-approval',
  severity: 'warning',
  summary: 'a pipeline deploys production with nobody having seen the plan',
  why:
    'The guard stops what would lose messages, and knows nothing of a filter that is right and not what was meant. An ' +
    'approval shows the plan to a person and applies exactly that one. ' +
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
        message: `\`${environment}\` would be deployed as soon as something is merged, with nobody having seen the plan`,
        path: child(pipeline!.path, 'approve'),
        on: 'key',
        help: `add \`${environment}\` to \`approve\``,
      });
    }
  },
};
