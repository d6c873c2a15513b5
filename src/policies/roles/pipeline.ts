import {
  DELIVERY_ROLES,
  DELIVERY_TASKS,
  isHome,
  jobAddress,
  jobRoleName,
  PROVE_JOB,
  taskRoleName,
  type Connection,
  type DeliveryTask,
  type Pipeline,
  type Place,
} from '#model/pipeline';
import { SHARED } from '#model/shared';
import { stackName } from '#model/topology';
import { bringArtifacts, readArtifacts, useArtifacts, useKey } from '../artifacts';
import { publish, writeLogs } from '../grants';
import { ofThisAccount, trustRole, trustService, type Role } from '../role';
import { allow, type Statement } from '../statement';
import { arnOf, type Naming, type PolicyWriter } from '../writer';

/** A job of the pipeline: it proves the topology, or does a task in an environment. */
export interface Job {
  /** Of all its resources in Terraform. */
  readonly address: string;
  /** Of its project in AWS. */
  readonly project: string;
  readonly roleName: string;
  readonly work: { readonly target: Place; readonly task: DeliveryTask } | undefined;
}

export function jobsOf({ targets }: Pipeline, { topology }: Pick<Naming, 'topology'>): Job[] {
  const prove = `${stackName(topology)}-prove`;
  const tasks = targets.flatMap((target) => DELIVERY_TASKS.map((task) => ({ target, task })));
  return [
    { address: PROVE_JOB, project: prove, roleName: `${prove}-job`, work: undefined },
    ...tasks.map(({ target, task }) => ({
      address: jobAddress(target, task),
      project: taskRoleName(topology.name, target, task),
      roleName: jobRoleName(topology.name, target, task),
      work: { target, task },
    })),
  ];
}

/** Put together, since the role has to trust the project before it exists. */
function projectArn(writer: PolicyWriter, { project }: Job): string {
  return arnOf(writer, 'codebuild', `project/${writer.text(project)}`);
}

/** The ARN of a role of delivery; one of an account that the file does not name is in this one. */
function deliveryRoleArn({ topology, account, text }: Naming, owner: Place, name: string): string {
  return `arn:${topology.partition}:iam::${owner.account ?? account}:role${DELIVERY_ROLES}${text(name)}`;
}

/** The role that a job takes on in an environment. */
export function takenOnBy({ work }: Job, naming: Naming): string | undefined {
  if (!work) return undefined;
  const { target, task } = work;
  return deliveryRoleArn(naming, target, taskRoleName(naming.topology.name, target, task));
}

export function logGroupOf({ project }: Job): string {
  return `/aws/codebuild/${project}`;
}

/** May do hardly anything by itself. */
export function jobRole(job: Job, writer: PolicyWriter): Role {
  const role = takenOnBy(job, writer);
  return {
    address: job.address,
    trust: trustService('codebuild.amazonaws.com', {
      StringEquals: { 'aws:SourceArn': projectArn(writer, job) },
    }),
    statements: [
      ...writeLogs(writer, [logGroupOf(job)]),
      ...(job.work?.task === 'deploy' ? readArtifacts : useArtifacts)(writer),
      ...allow({ Sid: 'TakeOnRole', Action: 'sts:AssumeRole' }, role === undefined ? [] : [role]),
    ],
  };
}

function tell({ notify }: Pipeline, writer: PolicyWriter): Statement[] {
  const sid = { Sid: 'PublishToTopics', Action: 'sns:Publish' };
  switch (notify?.kind) {
    case 'topic':
      return publish(writer, [notify.topic]);
    case 'arn':
      return allow(sid, [writer.text(notify.arn)]);
    case 'email':
      return [...allow(sid, [writer.names.single('pipeline-mail')]), ...useKey(writer, 'sns')];
    case undefined:
      return [];
  }
}

function connectionArn(connection: Connection, { names }: PolicyWriter): string {
  return connection.kind === 'given' ? connection.arn : names.single('connection');
}

/** What the source needs too: https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html */
export function pipelineRole(pipeline: Pipeline, writer: PolicyWriter): Role {
  const projects = jobsOf(pipeline, writer).map((job) => projectArn(writer, job));
  const connect = ['codeconnections:UseConnection', 'codestar-connections:UseConnection'];
  return {
    address: SHARED.pipeline,
    trust: trustService('codepipeline.amazonaws.com', ofThisAccount(writer)),
    statements: [
      ...useArtifacts(writer),
      ...bringArtifacts(writer),
      ...allow({ Sid: 'UseConnection', Action: connect }, [connectionArn(pipeline.connection, writer)]),
      ...allow({ Sid: 'RunJobs', Action: ['codebuild:BatchGetBuilds', 'codebuild:StartBuild'] }, projects),
      ...tell(pipeline, writer),
    ],
  };
}

/** Who takes on the role of a task: one job, which AWS has to know, so it comes first where it is made here. */
export function trustJob(
  { home }: Pipeline,
  target: Place,
  task: DeliveryTask,
  writer: PolicyWriter,
): Statement[] {
  const { topology, names } = writer;
  const arn = deliveryRoleArn(writer, home, jobRoleName(topology.name, target, task));
  return trustRole(isHome(topology) ? names.role(jobAddress(target, task), arn) : arn);
}
