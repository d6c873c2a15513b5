import type { BuildSpec } from '#deploy/ci/codepipeline';
import { allows, type Call } from '#test/support/iam';
import { addresses, resourceAt, type TerraformJson } from '#test/support/synthesized';
import { DEV, dev, policyOf, PROD, prod, roleArn } from './delivery-stack';

describe('jobs', () => {
  const from = (principal: string): Call => ({
    action: 'sts:AssumeRole',
    resource: '*',
    principal: { AWS: principal },
  });
  const trusts = (stack: TerraformJson, role: string, principal: string) => {
    const { Statement } = policyOf(stack, `aws_iam_role.${role}`, 'assume_role_policy');
    return allows({ Statement: Statement.map((one) => ({ ...one, Resource: '*' })) }, from(principal));
  };

  test.each([
    ['in the same account', prod, 'prod'],
    ['of another account', dev, 'dev'],
  ])('take on the role of their own task %s, and of no other', (_, stack, environment) => {
    const job = (task: string) => `arn:aws:iam::${PROD}:role/delivery/shop-${environment}-${task}-job`;
    expect(roleArn(prod, `plan_${environment}`)).toBe(job('plan'));
    expect([trusts(stack, 'plan', job('plan')), trusts(stack, 'plan', job('deploy'))]).toEqual([true, false]);
    expect([trusts(stack, 'deploy', job('deploy')), trusts(stack, 'deploy', job('plan'))]).toEqual([
      true,
      false,
    ]);
  });

  test('may do that, write their log, use artifacts, and nothing more', () => {
    const policy = policyOf(prod, 'aws_iam_role_policy.plan_dev');
    const may = (action: string, resource: string, context = {}) =>
      allows(policy, { action, resource, context });
    const artifact = `arn:aws:s3:::shop-prod-pipeline-${PROD}/shop/plan-dev`;
    expect(may('sts:AssumeRole', `arn:aws:iam::${DEV}:role/delivery/shop-dev-plan`)).toBe(true);
    expect(may('sts:AssumeRole', `arn:aws:iam::${DEV}:role/delivery/shop-dev-deploy`)).toBe(false);
    expect(may('s3:PutObject', artifact)).toBe(true);
    expect(may('s3:DeleteObject', artifact)).toBe(false);
    const log = (name: string) =>
      `arn:aws:logs:eu-west-1:${PROD}:log-group:/aws/codebuild/${name}:log-stream:1`;
    expect(may('logs:PutLogEvents', log('shop-dev-plan'))).toBe(true);
    expect(may('logs:PutLogEvents', log('shop-dev-deploy'))).toBe(false);
    expect(may('sns:CreateTopic', `arn:aws:sns:eu-west-1:${PROD}:shop-dev-orders`)).toBe(false);
  });

  test('nobody who deploys may change these roles', () => {
    const policies = addresses(prod).filter((address) => address.startsWith('aws_iam_policy.deploy_'));
    const policy = { Statement: policies.flatMap((address) => policyOf(prod, address).Statement) };
    const may = (action: string, resource: string) => allows(policy, { action, resource });
    expect(may('sns:CreateTopic', `arn:aws:sns:eu-west-1:${PROD}:shop-prod-orders`)).toBe(true);
    expect(may('s3:PutObject', 'arn:aws:s3:::states/shop-prod.tfstate')).toBe(true);
    expect(may('iam:PutRolePolicy', `arn:aws:iam::${PROD}:role/shop-prod-biller-1`)).toBe(true);
    for (const role of ['deploy', 'plan', 'pipeline', 'deploy_prod']) {
      expect(may('iam:PutRolePolicy', roleArn(prod, role))).toBe(false);
      expect(may('iam:UpdateAssumeRolePolicy', roleArn(prod, role))).toBe(false);
    }
    expect(may('s3:PutObject', 'arn:aws:s3:::states/shop-prod-delivery.tfstate')).toBe(false);
  });

  test('are one project of CodeBuild each, which only that project can take its role for', () => {
    const { source, environment } = resourceAt(prod, 'aws_codebuild_project.prove') as {
      source: { buildspec: string };
      environment: object;
    };
    const { phases } = JSON.parse(source.buildspec) as BuildSpec;
    expect(phases['build']!.commands[0]).toBe('npm ci');
    expect(environment).not.toHaveProperty('environment_variable');
    const { Statement } = policyOf(prod, 'aws_iam_role.prove', 'assume_role_policy');
    expect(Statement[0]!.Condition).toEqual({
      StringEquals: { 'aws:SourceArn': `arn:aws:codebuild:eu-west-1:${PROD}:project/shop-prod-prove` },
    });
  });
});
