import type { Rule } from '../rule';

export const pipelineWithoutAccount: Rule = {
  id: 'pipeline-without-account',
  severity: 'error',
  summary: 'some of the environments that a pipeline has to do with name their account, and others do not',
  why:
    'Roles of one account trust roles of another by their ARNs, which hold the number of the account. Where no ' +
    'environment names one, all are in the same; where only some do, nobody can tell. ' +
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
        message: `\`${environment}\` names no account, and \`${named!.environment}\` does, so the pipeline cannot tell where \`${environment}\` is`,
        path: ['environments', environment],
        on: 'key',
        help: 'set `account` there, be it the same one',
      });
    }
  },
};
