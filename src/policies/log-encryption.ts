import type { Statement } from './statement';
import { arnOf, type PolicyWriter } from './writer';

/**
 * In the policy of a key: CloudWatch Logs may use it for log groups of this account alone.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function encryptLogs(writer: PolicyWriter, logGroups: string): Statement {
  const groups = arnOf(writer, 'logs', `log-group:${logGroups}`);
  return {
    Effect: 'Allow',
    Resource: '*',
    Sid: 'AllowLogs',
    Principal: { Service: `logs.${writer.topology.region}.amazonaws.com` },
    Action: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
  };
}
