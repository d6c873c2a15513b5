import type { BuildSpec } from '../../../src/ci/codepipeline';
import { allows, resolved, type Call, type Policy } from '../../support/iam';
import { addresses, resourceAt, synthesizedStacks, type TerraformJson } from '../../support/synthesized';
import { topologyOf } from '../topology-of';

const DEV = '111111111111';
const PROD = '222222222222';

function yaml(more = '', connection = `arn:aws:codeconnections:eu-west-1:${PROD}:connection/0a1b`): string {
  return `
environments:
  dev: { account: "${DEV}", backend: { type: s3, bucket: states, region: eu-west-1 } }
  prod: { account: "${PROD}", backend: { type: s3, bucket: states, region: eu-west-1 } }
topics: { orders: {}, ops: { encryption: managed-key } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
consumers:
  biller:
    type: lambda
    queue: billing
    code: { s3: { bucket: code, key: biller.zip } }
    runtime: python3.13
    handler: app.handler
delivery:
  codepipeline:
    repository: my-org/shop
    connection: ${connection}
    environment: prod
    approve: [prod]
    build: [npm ci]
${more}`;
}

function stackOf(environment: string, text = yaml()): TerraformJson {
  const stacks = synthesizedStacks(topologyOf(text, {}, environment));
  return stacks.get(`shop-${environment}-delivery`)!;
}

const prod = stackOf('prod');
const dev = stackOf('dev');

/** Terraform knows the ARN of every role that it makes. */
function policyOf(stack: TerraformJson, address: string, setting = 'policy'): Policy {
  const text = resourceAt(stack, address)[setting] as string;
  const roles = text.replace(/\$\{aws_iam_role\.([\w-]+)\.arn\}/g, (_, name: string) => roleArn(stack, name));
  return resolved('shop-prod', PROD, roles);
}

function roleArn(stack: TerraformJson, name: string): string {
  const role = resourceAt(stack, `aws_iam_role.${name}`);
  return `arn:aws:iam::${PROD}:role${String(role['path'])}${String(role['name'])}`;
}

test('nothing of it is in the stack that all share, and that does not name it', () => {
  const shared = synthesizedStacks(topologyOf(yaml(), {}, 'prod')).get('shop-prod')!;
  expect(addresses(shared).filter((address) => /code|kms/.test(address))).toEqual([]);
  expect(shared.output).not.toHaveProperty('stacks');
});

test('an environment that has nothing to do with it has no such stack', () => {
  const text = yaml('    environments: [prod]\n');
  expect([...synthesizedStacks(topologyOf(text, {}, 'dev')).keys()]).toEqual(['shop-dev']);
});

test('where the pipeline does not stand, there are the roles of its jobs and nothing else', () => {
  expect(addresses(dev)).toEqual([
    'aws_iam_policy.deploy_1',
    'aws_iam_policy.plan_1',
    'aws_iam_role.deploy',
    'aws_iam_role.plan',
    'aws_iam_role_policy_attachment.deploy_1',
    'aws_iam_role_policy_attachment.plan_1',
  ]);
});

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

interface Stage {
  readonly name: string;
  readonly action: readonly {
    readonly name: string;
    readonly run_order?: number;
    readonly input_artifacts?: readonly string[];
    readonly output_artifacts?: readonly string[];
    readonly configuration: Readonly<Record<string, string>>;
  }[];
}

describe('the pipeline', () => {
  const stages = resourceAt(prod, 'aws_codepipeline.pipeline')['stage'] as readonly Stage[];

  test('plans, asks and deploys within one stage, and asks only where somebody has to agree', () => {
    expect(stages.map(({ name, action }) => [name, ...action.map((one) => one.name)])).toEqual([
      ['Source', 'Source'],
      ['Prove', 'Prove'],
      ['dev', 'Plan', 'Deploy'],
      ['prod', 'Plan', 'Approve', 'Deploy'],
    ]);
    expect(stages[3]!.action.map((one) => one.run_order)).toEqual([1, 2, 3]);
  });

  test('deploys what the plan before has left', () => {
    for (const { action } of stages.slice(2)) {
      const [plan, deploy] = [action[0]!, action.at(-1)!];
      expect(deploy.input_artifacts).toEqual(plan.output_artifacts);
      expect(plan.input_artifacts).toEqual(['proved']);
    }
  });

  test('shows the plan to those who have to agree, and tells them', () => {
    const asking = (text: string) => {
      const pipeline = resourceAt(stackOf('prod', text), 'aws_codepipeline.pipeline');
      return (pipeline['stage'] as readonly Stage[])[3]!.action[1]!.configuration;
    };
    expect(asking(yaml())).toEqual({
      CustomData: 'Deploy prod? #{plan-prod.PLAN_SUMMARY} The whole plan: #{plan-prod.PLAN_LOG}',
    });
    const arn = `arn:aws:sns:eu-west-1:${PROD}:elsewhere`;
    expect(asking(yaml(`    notify: ${arn}\n`))['NotificationArn']).toBe(arn);
    expect(asking(yaml('    notify: ops\n'))['NotificationArn']).toBe(
      `arn:aws:sns:eu-west-1:${PROD}:shop-prod-ops`,
    );
    expect(asking(yaml('    notify: ops@example.com\n'))['NotificationArn']).toBe(
      '${aws_sns_topic.pipeline_mail.arn}',
    );
  });

  test.each([
    ['ops', `arn:aws:sns:eu-west-1:${PROD}:shop-prod-ops`],
    ['ops@example.com', `arn:aws:sns:eu-west-1:${PROD}:shop-prod-pipeline_mail`],
  ])('may publish where %s hears it, through its key', (notify, topic) => {
    const policy = policyOf(stackOf('prod', yaml(`    notify: ${notify}\n`)), 'aws_iam_role_policy.pipeline');
    expect(allows(policy, { action: 'sns:Publish', resource: topic })).toBe(true);
    expect(allows(policy, { action: 'sns:Publish', resource: `arn:aws:sns:eu-west-1:${PROD}:other` })).toBe(
      false,
    );
    const context = {
      'kms:ViaService': 'sns.eu-west-1.amazonaws.com',
      'kms:ResourceAliases': 'alias/shop-prod',
    };
    const key = `arn:aws:kms:eu-west-1:${PROD}:key/pipeline`;
    expect(allows(policy, { action: 'kms:GenerateDataKey', resource: key, context })).toBe(true);
  });

  test('runs its own jobs and no other', () => {
    const policy = policyOf(prod, 'aws_iam_role_policy.pipeline');
    const may = (action: string, project: string) =>
      allows(policy, { action, resource: `arn:aws:codebuild:eu-west-1:${PROD}:project/${project}` });
    for (const project of ['shop-prod-prove', 'shop-dev-plan', 'shop-dev-deploy', 'shop-prod-deploy']) {
      expect(may('codebuild:StartBuild', project)).toBe(true);
      expect(may('codebuild:UpdateProject', project)).toBe(false);
    }
    expect(may('codebuild:StartBuild', 'other')).toBe(false);
  });

  test('gets at the repository by a connection that is given, or by one that is made and has to be confirmed', () => {
    const made = stackOf('prod', yaml('', '{ provider: GitLab }'));
    expect(addresses(prod)).not.toContain('aws_codestarconnections_connection.pipeline');
    expect(resourceAt(made, 'aws_codestarconnections_connection.pipeline')).toMatchObject({
      name: 'shop-prod',
      provider_type: 'GitLab',
    });
    expect(made.output!['delivery']!.value).toHaveProperty('confirm_connection_at');
    expect(prod.output!['delivery']!.value).not.toHaveProperty('confirm_connection_at');
  });
});
