import { parseEcrImage } from '#base/aws/images';
import type { Volume } from '#model/fargate';
import { allow, type Statement } from './statement';
import { arnOf, type PolicyWriter } from './writer';

/* What an ECS task needs beside its edges, and what starts it. */

/** To pull images; whoever pulls must log in first, which is not about a repository. */
export function pullImages({ topology }: PolicyWriter, images: readonly string[]): Statement[] {
  const repositories = images.flatMap((image) => {
    const parsed = parseEcrImage(image);
    if (!parsed) return [];
    const { region, account, repository } = parsed;
    return `arn:${topology.partition}:ecr:${region}:${account}:repository/${repository}`;
  });
  const actions = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];
  return [
    ...allow(
      { Sid: 'LogInToRegistry', Action: 'ecr:GetAuthorizationToken' },
      repositories.length > 0 ? ['*'] : [],
    ),
    ...allow({ Sid: 'PullImages', Action: actions }, repositories),
  ];
}

/**
 * To tell ECS that a task is busy, so that it is not ended.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html
 */
export function protectTasks(writer: PolicyWriter, cluster: string): Statement[] {
  const actions = ['ecs:GetTaskProtection', 'ecs:UpdateTaskProtection'];
  return allow({ Sid: 'ProtectTasks', Action: actions }, [arnOf(writer, 'ecs', `task/${cluster}/*`)]);
}

/** The channel of `execute-command`, which has no resources to name: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html */
export function openShell(): Statement[] {
  const actions = [
    'ssmmessages:CreateControlChannel',
    'ssmmessages:CreateDataChannel',
    'ssmmessages:OpenControlChannel',
    'ssmmessages:OpenDataChannel',
  ];
  return allow({ Sid: 'OpenShell', Action: actions }, ['*']);
}

/** https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html */
export function mountVolumes(writer: PolicyWriter, volumes: readonly Volume[]): Statement[] {
  return volumes.flatMap(({ fileSystem, accessPoint, readOnly, name }) =>
    allow(
      {
        Sid: `Mount${name.replace(/[^a-z0-9]/g, '')}`,
        Action: ['elasticfilesystem:ClientMount', ...(readOnly ? [] : ['elasticfilesystem:ClientWrite'])],
        Condition: {
          StringEquals: {
            'elasticfilesystem:AccessPointArn': arnOf(
              writer,
              'elasticfilesystem',
              `access-point/${accessPoint}`,
            ),
          },
        },
      },
      [arnOf(writer, 'elasticfilesystem', `file-system/${fileSystem}`)],
    ),
  );
}

/**
 * The log of what is done in a shell, which goes where the container logs.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html#ecs-exec-required-logging-permissions
 */
export function logShell(writer: PolicyWriter, logGroup: string): Statement[] {
  const actions = ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'];
  return [
    ...allow({ Sid: 'FindLogs', Action: 'logs:DescribeLogGroups' }, ['*']),
    ...allow({ Sid: 'LogShell', Action: actions }, [
      arnOf(writer, 'logs', `log-group:${writer.text(logGroup)}:*`),
    ]),
  ];
}
