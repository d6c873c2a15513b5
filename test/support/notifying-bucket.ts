import { CreateBucketCommand, PutBucketNotificationConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Emulator } from './emulator';

const REGION = 'eu-west-1';

/** Makes a bucket that tells a queue of each removed object, and that the policy of the queue lets in. */
export async function notifyingBucket(
  { endpoint }: Pick<Emulator, 'endpoint'>,
  Bucket: string,
  QueueArn: string,
): Promise<void> {
  const credentials = { accessKeyId: 'testing', secretAccessKey: 'testing' };
  const sqs = new SQSClient({ endpoint, region: REGION, credentials });
  const QueueName = QueueArn.slice(QueueArn.lastIndexOf(':') + 1);
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const Condition = { ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${Bucket}` } };
  const Principal = { Service: 's3.amazonaws.com' };
  const letIn = { Effect: 'Allow', Principal, Action: 'sqs:SendMessage', Resource: QueueArn, Condition };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [letIn] });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  sqs.destroy();
  const s3 = new S3Client({ endpoint, region: REGION, credentials, forcePathStyle: true });
  await s3.send(
    new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: REGION } }),
  );
  const QueueConfigurations = [{ QueueArn, Events: ['s3:ObjectRemoved:*' as const] }];
  const NotificationConfiguration = { QueueConfigurations };
  await s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
  s3.destroy();
}
