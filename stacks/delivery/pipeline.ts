import { deploySpec, planSpec, proveSpec } from '#deploy/ci/codepipeline';
import {
  DELIVERY_ROLES,
  taskWords,
  type Connection,
  type Pipeline as PipelineElement,
} from '#model/pipeline';
import { stackName } from '#model/topology';
import { version } from '#base/util/version';
import { SHARED } from '#model/shared';
import { pipelineMailPolicy } from '#policies/mail';
import { jobsOf, pipelineRole } from '#policies/roles/pipeline';
import { nameResource } from '../address';
import { Codepipeline, CodestarconnectionsConnection, Construct } from '../cdktf';
import { listenerArn, Mailbox } from '../constructs/mailbox';
import { roleArn, ServiceRole } from '../constructs/service-role';
import type { StackContext } from '../context';
import { singleArn } from '../references';
import { literal, tagSettings } from '../text';
import { ARTIFACT_STORE, Artifacts, KEY_ARN } from './artifacts';
import { Job } from './job';
import { ALLOW_VARIABLE, stagesOf } from './stages';

/** https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_CreateConnection.html */
const CONNECTION_NAME_LENGTH = 32;

const MAIL_ARN = singleArn('pipeline-mail');

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
      const mail = { address: notify.address, policy: pipelineMailPolicy(context), key: KEY_ARN };
      new Mailbox(this, SHARED.pipelineMail, mail, context);
    }
    new ServiceRole(this, {
      role: pipelineRole(pipeline, context),
      name: { exact: `${stackName(topology)}-pipeline` },
      rules: { ...context.topology.roles, path: DELIVERY_ROLES },
      description: `What the pipeline of ${stackName(topology)} may do`,
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

  private addJobs(pipeline: PipelineElement, context: StackContext): void {
    const { name, environment, drills } = context.topology;
    const { file, build } = pipeline;
    const called = { version: version(), file };
    const specs = { plan: planSpec, deploy: deploySpec };
    for (const job of jobsOf(pipeline, context)) {
      if (!job.work) {
        const spec = proveSpec({ ...called, build, drilled: drills.length > 0 ? [environment] : [] });
        new Job(this, { job, spec, description: `Proves the topology ${name}` }, context);
        continue;
      }
      const { target, task } = job.work;
      const spec = specs[task](called, { name: target.environment });
      new Job(this, { job, spec, description: taskWords(name, target, task) }, context);
    }
  }
}

export function connectionArn(connection: Connection): string {
  return connection.kind === 'given' ? connection.arn : singleArn('connection');
}
