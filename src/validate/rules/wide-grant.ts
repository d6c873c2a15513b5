import { WITHOUT_RESOURCE } from '#base/aws/actions';
import { child } from '#base/diagnostics/path';
import { list, quoted } from '#base/util/text';
import type { Rule } from '../rule';

/**
 * All resources, or all of one sort: `arn:aws:s3:::*`, `arn:aws:dynamodb:eu-west-1:111111111111:table/*`. In ARNs of S3
 * and of API Gateway no sort comes before the name: `arn:aws:s3:::invoices/*` is one bucket.
 */
const EVERYTHING =
  /^(\*|arn:[^:]*:[^:]*:[^:]*:[^:]*:\*(\/\*)?|arn:[^:]*:(?!s3:|execute-api:)[^:]*:[^:]*:[^:]*:[\w-]+[/:]\*)$/;

export const wideGrant: Rule = {
  id: 'wide-grant',
  severity: 'warning',
  summary: 'a grant applies to every resource of its sort',
  why:
    'An attacker who takes over the consumer may do this to every resource of that sort in the account, including ' +
    'those of other teams. `*` is right only for actions for which AWS knows no resource. ' +
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  bad: `
queues: { invoices: {} }
consumers:
  reader:
    type: lambda
    queue: invoices
    code: { s3: { bucket: code, key: reader.zip } }
    runtime: python3.13
    handler: app.handler
    grants:
      - { actions: [kms:Sign], resources: ['*'], reason: signs receipts }
`,
  good: `
queues: { invoices: {} }
consumers:
  reader:
    type: lambda
    queue: invoices
    code: { s3: { bucket: code, key: reader.zip } }
    runtime: python3.13
    handler: app.handler
    grants:
      - { actions: [textract:AnalyzeDocument], resources: ['*'], reason: reads scanned invoices }
      - actions: [kms:Sign]
        resources: ['arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab']
        reason: signs receipts
`,
  check({ consumers }, found) {
    for (const { name, path, grants } of consumers.values()) {
      for (const [index, { actions, resources, conditions }] of grants.entries()) {
        const wide = resources.filter((resource) => EVERYTHING.test(resource));
        const narrow = actions.filter((action) => !WITHOUT_RESOURCE.includes(action));
        if (wide.length === 0 || narrow.length === 0 || conditions) continue;
        found({
          message: `\`${name}\` may use ${list(quoted(narrow))} on ${list(quoted(wide))}`,
          path: child(path, 'grants', index, 'resources'),
          on: 'key',
          help: 'name the `resources`, or add `conditions`; accept this if AWS knows no resource for the action',
        });
      }
    }
  },
};
