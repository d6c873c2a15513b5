import type { BuildSpec } from '#deploy/ci/codepipeline';
import { addressOf } from '#model/address';
import { DELIVERY_ROLES } from '#model/pipeline';
import { jobRole, logGroupOf, takenOnBy, type Job as JobElement } from '#policies/roles/pipeline';
import { nameResource } from '../address';
import { CloudwatchLogGroup, CodebuildProject, Construct } from '../cdktf';
import { roleArn, ServiceRole } from '../constructs/service-role';
import type { StackContext } from '../context';
import { literal, literalJson, reference, tagSettings } from '../text';
import { KEY_ARN } from './artifacts';

/** https://docs.aws.amazon.com/codebuild/latest/userguide/available-runtimes.html */
const IMAGE = 'aws/codebuild/amazonlinux-x86_64-standard:5.0';

/** Minutes, of which hardly anything passes in waiting for AWS as long as nothing is wrong. */
const LONGEST = 120;

/** Minutes in which AWS has to find a machine. */
const LONGEST_WAIT = 60;

export interface JobSettings {
  readonly job: JobElement;
  readonly description: string;
  readonly spec: BuildSpec;
}

/** A project of CodeBuild with a role that may do hardly anything by itself, and its logs. */
export class Job extends Construct {
  constructor(scope: Construct, settings: JobSettings, context: StackContext) {
    const { job, description, spec } = settings;
    const { address, project: name, roleName } = job;
    super(scope, `job-${address}`);
    const { tags, logs } = context.topology;
    const takesOn = takenOnBy(job, context);
    const group = new CloudwatchLogGroup(this, 'logs', {
      name: literal(logGroupOf(job)),
      retentionInDays: logs.retentionDays,
      kmsKeyId: KEY_ARN,
      ...tagSettings(tags),
    });
    nameResource(group, address);
    new ServiceRole(this, {
      role: jobRole(job, context),
      name: { exact: roleName },
      rules: { ...context.topology.roles, path: DELIVERY_ROLES },
      description,
      tags,
    });
    const project = new CodebuildProject(this, 'project', {
      name: literal(name),
      description: literal(description),
      serviceRole: roleArn(address),
      source: { type: 'CODEPIPELINE', buildspec: literalJson(spec) },
      artifacts: { type: 'CODEPIPELINE' },
      encryptionKey: KEY_ARN,
      environment: {
        type: 'LINUX_CONTAINER',
        image: IMAGE,
        computeType: 'BUILD_GENERAL1_SMALL',
        privilegedMode: false,
        ...(takesOn === undefined
          ? {}
          : { environmentVariable: [{ name: 'MSGTOPO_ROLE', value: takesOn, type: 'PLAINTEXT' }] }),
      },
      logsConfig: { cloudwatchLogs: { groupName: reference(addressOf(address, 'log-group'), 'name') } },
      buildTimeout: LONGEST,
      queuedTimeout: LONGEST_WAIT,
      ...tagSettings(tags),
    });
    nameResource(project, address);
  }
}

export function projectName(address: string): string {
  return reference(addressOf(address, 'build-project'), 'name');
}
