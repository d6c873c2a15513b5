import type { BuildSpec } from '#deploy/ci/codepipeline';
import { DELIVERY_ROLES } from '#model/pipeline';
import { nameResource } from '../address';
import { CloudwatchLogGroup, CodebuildProject, Construct } from '../cdktf';
import { roleArn, ServiceRole } from '../constructs/service-role';
import { composedArn, type StackContext } from '../context';
import { allow, writeLogs } from '../grants';
import { literal, literalJson, reference, tagSettings } from '../text';
import { KEY_ARN, useArtifacts } from './artifacts';

/** https://docs.aws.amazon.com/codebuild/latest/userguide/available-runtimes.html */
const IMAGE = 'aws/codebuild/amazonlinux-x86_64-standard:5.0';

/** Minutes, of which hardly anything passes in waiting for AWS as long as nothing is wrong. */
const LONGEST = 120;

/** Minutes in which AWS has to find a machine. */
const LONGEST_WAIT = 60;

export interface JobSettings {
  /** Of all its resources in Terraform. */
  readonly address: string;
  /** In AWS. */
  readonly name: string;
  readonly description: string;
  readonly roleName: string;
  readonly spec: BuildSpec;
  /** The role that it takes on, by its ARN; absent if it needs none. */
  readonly takesOn?: string;
}

/** A project of CodeBuild with a role that may do hardly anything by itself, and its logs. */
export class Job extends Construct {
  constructor(scope: Construct, settings: JobSettings, context: StackContext) {
    const { address, name, description, roleName, spec, takesOn } = settings;
    super(scope, `job-${address}`);
    const { tags, logs } = context.topology;
    const logGroup = `/aws/codebuild/${name}`;
    const group = new CloudwatchLogGroup(this, 'logs', {
      name: literal(logGroup),
      retentionInDays: logs.retentionDays,
      kmsKeyId: KEY_ARN,
      ...tagSettings(tags),
    });
    nameResource(group, address);
    new ServiceRole(this, {
      address,
      name: { exact: roleName },
      path: DELIVERY_ROLES,
      description,
      trust: ['codebuild.amazonaws.com', { StringEquals: { 'aws:SourceArn': projectArn(context, name) } }],
      statements: [
        ...writeLogs(context, [logGroup]),
        ...useArtifacts(context),
        ...allow({ Sid: 'TakeOnRole', Action: 'sts:AssumeRole' }, takesOn === undefined ? [] : [takesOn]),
      ],
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
      logsConfig: { cloudwatchLogs: { groupName: reference(`aws_cloudwatch_log_group.${address}`, 'name') } },
      buildTimeout: LONGEST,
      queuedTimeout: LONGEST_WAIT,
      ...tagSettings(tags),
    });
    nameResource(project, address);
  }
}

/** Put together, since the role has to trust the project before it exists. */
export function projectArn(context: StackContext, name: string): string {
  const { partition, region } = context.topology;
  const resource = `project/${literal(name)}`;
  return composedArn(context, { partition, service: 'codebuild', region, account: undefined, resource });
}

export function projectName(address: string): string {
  return reference(`aws_codebuild_project.${address}`, 'name');
}
