import { allows } from '#test/support/iam';
import { addresses, resourceAt, synthesizedStacks } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';
import { dev, policyOf, PROD, prod, stackOf, yaml } from './delivery-stack';

test('nothing of it is in the stack that all share, and that does not name it', () => {
  const shared = synthesizedStacks(topologyOf(yaml(), {}, 'prod')).get('shop-prod')!;
  expect(addresses(shared).filter((address) => /code/.test(address))).toEqual([]);
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
