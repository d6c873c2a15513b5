import type { Rule } from '../rule';

export const pipelineWithoutAccount: Rule = {
  id: 'pipeline-without-account',
  severity: 'error',
  summary: 'some environments of a pipeline state their `account`, and others do not',
  why:
    'Roles of one account trust roles of another by ARN, which contains the account number. If no ' +
    'environment states one, all are in the same account. If only some do, msgtopo cannot tell. ' +
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/tutorial_cross-account-with-roles.html',
  bad: `
environments:
  dev: { backend: { type: s3, bucket: my-state, region: eu-west-1 } }
  prod: { account: "123456789012", backend: { type: s3, bucket: my-state, region: eu-west-1 } }
delivery:
  codepipeline:
    { repository: my-org/shop, connection: { provider: GitHub }, environment: prod, approve: [prod] }
`,
  good: `
environments:
  dev: { account: "210987654321", backend: { type: s3, bucket: my-state, region: eu-west-1 } }
  prod: { account: "123456789012", backend: { type: s3, bucket: my-state, region: eu-west-1 } }
delivery:
  codepipeline:
    { repository: my-org/shop, connection: { provider: GitHub }, environment: prod, approve: [prod] }
`,
  check({ pipeline }, found) {
    if (!pipeline) return;
    const places = [pipeline.home, ...pipeline.targets];
    const named = places.find(({ account }) => account !== undefined);
    const unnamed = new Set(
      places.filter(({ account }) => account === undefined).map(({ environment }) => environment),
    );
    for (const environment of named ? unnamed : []) {
      found({
        message: `\`${environment}\` has no \`account\`, but \`${named!.environment}\` has one, so the pipeline cannot tell where \`${environment}\` is`,
        path: ['environments', environment],
        on: 'key',
        help: 'set its `account`, even if it is the same',
      });
    }
  },
};
