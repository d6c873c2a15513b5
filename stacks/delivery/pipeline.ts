import { deploySpec, planSpec, proveSpec } from '#deploy/ci/codepipeline';
import {
  DELIVERY_ROLES,
  DELIVERY_TASKS,
  jobRoleName,
  taskRoleName,
  taskWords,
  type Connection,
  type Pipeline as PipelineElement,
} from '#model/pipeline';
import { stackName } from '#model/topology';
import type { Notify } from '#model/oversight';
import { version } from '#base/util/version';
import { nameResource, SHARED } from '../address';
import { Codepipeline, CodestarconnectionsConnection, Construct } from '../cdktf';
import { listenerArn, Mailbox } from '../constructs/mailbox';
import { roleArn, ServiceRole } from '../constructs/service-role';
import type { StackContext } from '../context';
import { allow, publish } from '../grants';
import type { Statement } from '../policy';
import { literal, reference, tagSettings } from '../text';
import { jobAddress, PROVE } from './addresses';
import { ARTIFACT_STORE, Artifacts, bringArtifacts, KEY_ARN, useArtifacts, useKey } from './artifacts';
import { Job, projectArn } from './job';
import { ALLOW_VARIABLE, stagesOf } from './stages';
import { taskRoleArn } from './task-role';

/** https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_CreateConnection.html */
const CONNECTION_NAME_LENGTH = 32;

const MAIL_ARN = reference(`aws_sns_topic.${SHARED.pipelineMail}`, 'arn');

/** Source, proof, and for each environment plan, consent and deploy. */
export class Pipeline extends Construct {
  constructor(scope: Construct, pipeline: PipelineElement, context: StackContext) {
    super(scope, 'pipeline');
    const { topology } = context;
    new Artifacts(this, context);
    this.addConnection(pipeline.connection, context);
    this.addJobs(pipeline, context);
    const { notify } = pipeline;
    if (notify?.kind === 'email') {
      const mail = { address: notify.address, service: undefined, key: KEY_ARN };
      new Mailbox(this, SHARED.pipelineMail, mail, context);
    }
    new ServiceRole(this, {
      address: SHARED.pipeline,
      name: { exact: `${stackName(topology)}-pipeline` },
      path: DELIVERY_ROLES,
      description: `What the pipeline of ${stackName(topology)} may do`,
      trust: ['codepipeline.amazonaws.com', { StringEquals: { 'aws:SourceAccount': context.account } }],
      statements: pipelineStatements(pipeline, context),
      tags: topology.tags,
    });
    const resource = new Codepipeline(this, 'resource', {
      name: literal(stackName(topology)),
      roleArn: roleArn(SHARED.pipeline),
      pipelineType: 'V2',
      // One run at a time in each stage, and none is left out.
      executionMode: 'QUEUED',
      variable: [ALLOW_VARIABLE],
      artifactStore: [ARTIFACT_STORE],
      stage: stagesOf(pipeline, {
        connection: connectionArn(pipeline.connection),
        listener: listenerArn(notify, MAIL_ARN, context),
      }),
      ...tagSettings(topology.tags),
    });
    nameResource(resource, SHARED.pipeline);
  }

  private addConnection(connection: Connection, { topology }: StackContext): void {
    if (connection.kind === 'given') return;
    const resource = new CodestarconnectionsConnection(this, 'connection', {
      name: literal(stackName(topology).slice(0, CONNECTION_NAME_LENGTH)),
      providerType: connection.provider,
      ...tagSettings(topology.tags),
    });
    nameResource(resource, SHARED.pipeline);
  }

  private addJobs({ file, build, targets }: PipelineElement, context: StackContext): void {
    const { topology } = context;
    const called = { version: version(), file };
    const prove = {
      address: PROVE,
      name: proveName(context),
      description: `Proves the topology ${topology.name}`,
      roleName: `${proveName(context)}-job`,
      spec: proveSpec({ ...called, build }),
    };
    new Job(this, prove, context);
    const specs = { plan: planSpec, deploy: deploySpec };
    for (const target of targets) {
      for (const task of DELIVERY_TASKS) {
        const job = {
          address: jobAddress(target, task),
          name: taskRoleName(topology.name, target, task),
          description: taskWords(topology.name, target, task),
          roleName: jobRoleName(topology.name, target, task),
          spec: specs[task](called, { name: target.environment }),
          takesOn: taskRoleArn(context, target, task),
        };
        new Job(this, job, context);
      }
    }
  }
}

function proveName({ topology }: StackContext): string {
  return `${stackName(topology)}-prove`;
}

export function connectionArn(connection: Connection): string {
  return connection.kind === 'given'
    ? connection.arn
    : reference(`aws_codestarconnections_connection.${SHARED.pipeline}`, 'arn');
}

function tell(notify: Notify | undefined, context: StackContext): Statement[] {
  if (notify?.kind === 'topic') return publish(context, [notify.topic]);
  const listener = listenerArn(notify, MAIL_ARN, context);
  return [
    ...allow({ Sid: 'PublishToTopics', Action: 'sns:Publish' }, listener === undefined ? [] : [listener]),
    ...(notify?.kind === 'email' ? useKey(context, 'sns') : []),
  ];
}

/** What the source needs too: https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html */
function pipelineStatements(
  { connection, targets, notify }: PipelineElement,
  context: StackContext,
): Statement[] {
  const { name } = context.topology;
  const names = targets.flatMap((target) => DELIVERY_TASKS.map((task) => taskRoleName(name, target, task)));
  const projects = [proveName(context), ...names].map((project) => projectArn(context, project));
  const connect = ['codeconnections:UseConnection', 'codestar-connections:UseConnection'];
  return [
    ...useArtifacts(context),
    ...bringArtifacts(),
    ...allow({ Sid: 'UseConnection', Action: connect }, [connectionArn(connection)]),
    ...allow({ Sid: 'RunJobs', Action: ['codebuild:BatchGetBuilds', 'codebuild:StartBuild'] }, projects),
    ...tell(notify, context),
  ];
}
