import { jsonAt, resourceAt } from '#test/support/synthesized';
import { IMAGE, stack } from './worker-stack';

const TASK = 'aws_ecs_task_definition.worker';

function containers(address: string) {
  return jsonAt(stack, address, 'container_definitions') as Record<string, unknown>[];
}

test('the task', () => {
  const { container_definitions: _, ...settings } = resourceAt(stack, TASK);
  expect(settings).toEqual({
    family: 'shop-prod-worker',
    requires_compatibilities: ['FARGATE'],
    network_mode: 'awsvpc',
    cpu: '512',
    memory: '1024',
    runtime_platform: { operating_system_family: 'LINUX', cpu_architecture: 'ARM64' },
    ephemeral_storage: { size_in_gib: 40 },
    task_role_arn: '${aws_iam_role.worker.arn}',
    execution_role_arn: '${aws_iam_role.worker_execution.arn}',
    volume: [
      { name: 'worker-tmp' },
      {
        name: 'models',
        efs_volume_configuration: {
          file_system_id: 'fs-0abc',
          transit_encryption: 'ENABLED',
          authorization_config: { access_point_id: 'fsap-0abc', iam: 'ENABLED' },
        },
      },
    ],
    skip_destroy: true,
  });
});

test('the main container, as JSON that scanners can read', () => {
  expect(containers(TASK)[0]).toEqual({
    name: 'worker',
    image: IMAGE,
    essential: true,
    command: ['serve', '--price=$${5}'],
    environment: [
      { name: 'LOG_LEVEL', value: 'info' },
      { name: 'ORDERS_TOPIC_ARN', value: '${aws_sns_topic.orders.arn}' },
      { name: 'QUEUE_URL', value: '${aws_sqs_queue.billing.url}' },
      { name: 'RECEIPTS_BUCKET', value: '${aws_s3_bucket.receipts.bucket}' },
    ],
    secrets: [
      { name: 'DB_URL', valueFrom: 'arn:aws:ssm:eu-west-1:111111111111:parameter/billing/db' },
      { name: 'KEY', valueFrom: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:billing/key' },
    ],
    healthCheck: { command: ['CMD-SHELL', 'true'], interval: 30, timeout: 5, retries: 3, startPeriod: 10 },
    mountPoints: [
      { sourceVolume: 'worker-tmp', containerPath: '/tmp', readOnly: false },
      { sourceVolume: 'models', containerPath: '/models', readOnly: true },
    ],
    user: '1000:1000',
    readonlyRootFilesystem: true,
    privileged: false,
    stopTimeout: 60,
    logConfiguration: {
      logDriver: 'awslogs',
      options: {
        'awslogs-group': '/ecs/shop-prod-worker',
        'awslogs-region': 'eu-west-1',
        'awslogs-stream-prefix': 'worker',
        mode: 'non-blocking',
        'max-buffer-size': '25m',
      },
    },
    ulimits: [{ name: 'nofile', softLimit: 4096, hardLimit: 4096 }],
  });
});

test('a sidecar has its own settings, and neither variables nor volumes of the main container', () => {
  expect(containers(TASK)[1]).toMatchObject({
    name: 'agent',
    essential: false,
    environment: [],
    secrets: [],
  });
  expect(containers(TASK)[1]).not.toHaveProperty('mountPoints');
});

test('an image can be pinned to what its tag names when Terraform plans', () => {
  expect(stack.data!['aws_ecr_image']!['plain']).toMatchObject({
    registry_id: '123456789012',
    repository_name: 'billing',
    image_tag: '1.4.2',
  });
  expect(containers('aws_ecs_task_definition.plain')[0]!['image']).toBe(
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/billing@${data.aws_ecr_image.plain.image_digest}',
  );
});
