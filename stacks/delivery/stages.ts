import { NOTHING_ALLOWED, PLAN_VARIABLES } from '#deploy/ci/codepipeline';
import { jobAddress, PROVE_JOB, type Pipeline, type Target } from '#model/pipeline';
import type { CodepipelineStage as Stage } from '../cdktf';
import { literal } from '../text';
import { projectName } from './job';

type Action = Extract<Stage['action'], readonly unknown[]>[number];

/** Dangerous changes that are accepted for one run, which a person starts. */
export const ALLOW_VARIABLE = {
  name: 'MSGTOPO_ALLOW',
  defaultValue: NOTHING_ALLOWED,
  description: 'dangerous changes to accept, such as destroy:queue.billing, with spaces between',
} as const;

/** CodePipeline fills it in: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html */
function variable(namespace: string, name: string): string {
  return `#{${namespace}.${name}}`;
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodestarConnectionSource.html */
function source({ repository, branch }: Pipeline, connection: string): Stage {
  const action: Action = {
    name: 'Source',
    category: 'Source',
    owner: 'AWS',
    provider: 'CodeStarSourceConnection',
    version: '1',
    outputArtifacts: ['source'],
    configuration: {
      ConnectionArn: connection,
      FullRepositoryId: literal(repository),
      BranchName: literal(branch),
      DetectChanges: 'true',
      OutputArtifactFormat: 'CODE_ZIP',
    },
  };
  return { name: 'Source', action: [action] };
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html */
function build(name: string, address: string, variables: readonly string[] = []): Action {
  const settings = variables.map((one) => ({
    name: one,
    value: variable('variables', one),
    type: 'PLAINTEXT',
  }));
  return {
    name,
    category: 'Build',
    owner: 'AWS',
    provider: 'CodeBuild',
    version: '1',
    configuration: {
      ProjectName: projectName(address),
      ...(settings.length === 0 ? {} : { EnvironmentVariables: JSON.stringify(settings) }),
    },
  };
}

/** The text is cut at 1,000 letters: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
function approval(plan: string, { environment }: Target, listener: string | undefined): Action {
  const { summary, log } = PLAN_VARIABLES;
  return {
    name: 'Approve',
    category: 'Approval',
    owner: 'AWS',
    provider: 'Manual',
    version: '1',
    configuration: {
      CustomData: `Deploy ${environment}? ${variable(plan, summary)} The whole plan: ${variable(plan, log)}`,
      ...(listener === undefined ? {} : { NotificationArn: listener }),
    },
  };
}

/**
 * Plan, consent and deploy are one stage: the next run waits before it, so that nothing changes between a plan and its
 * deploy.
 */
function deployment(target: Target, listener: string | undefined): Stage {
  const { environment, approved } = target;
  const plan = `plan-${environment}`;
  const allowed = [ALLOW_VARIABLE.name];
  const actions: Action[] = [
    {
      ...build('Plan', jobAddress(target, 'plan'), allowed),
      namespace: plan,
      inputArtifacts: ['proved'],
      outputArtifacts: [plan],
    },
    ...(approved ? [approval(plan, target, listener)] : []),
    { ...build('Deploy', jobAddress(target, 'deploy'), allowed), inputArtifacts: [plan] },
  ];
  return { name: environment, action: actions.map((action, index) => ({ ...action, runOrder: index + 1 })) };
}

export function stagesOf(
  pipeline: Pipeline,
  { connection, listener }: { readonly connection: string; readonly listener: string | undefined },
): Stage[] {
  const prove: Action = {
    ...build('Prove', PROVE_JOB),
    inputArtifacts: ['source'],
    outputArtifacts: ['proved'],
  };
  return [
    source(pipeline, connection),
    { name: 'Prove', action: [prove] },
    ...pipeline.targets.map((target) => deployment(target, listener)),
  ];
}
