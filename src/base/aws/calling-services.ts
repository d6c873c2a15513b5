/*
 * What a service of AWS says of whom it works for when it publishes to a topic. A condition on what it does not say is
 * never true: the message is refused, and nobody is told.
 */

/** How the policy of an encrypted topic's key admits a service. */
export type KeyAdmission =
  /** By the account that the service works for. */
  | 'source-account'
  /** Only by the topic, which SNS puts into the encryption context. */
  | 'topic-context'
  /** Not at all: a role has to stand in the policy in place of the service. */
  | 'role';

export interface CallingService {
  readonly name: string;
  /** Whether its requests to SNS carry `aws:SourceAccount`, so that a topic policy can ask for it. */
  readonly saysAccount: boolean;
  readonly key: KeyAdmission;
  readonly page: string;
}

/** Its last section but one names the services for which a key policy needs a role. */
const KEY_PAGE = 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html';

function byRole(name: string, page = KEY_PAGE): CallingService {
  return { name, saysAccount: true, key: 'role', page };
}

function byAccount(name: string, page: string): CallingService {
  return { name, saysAccount: true, key: 'source-account', page };
}

const SERVICES: Readonly<Record<string, CallingService>> = {
  /**
   * No `Condition` in a topic policy, and no source in a key policy:
   * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
   */
  'events.amazonaws.com': { name: 'EventBridge', saysAccount: false, key: 'topic-context', page: KEY_PAGE },
  's3.amazonaws.com': byAccount(
    'S3',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html',
  ),
  'cloudwatch.amazonaws.com': byAccount(
    'CloudWatch',
    'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html',
  ),
  'budgets.amazonaws.com': byAccount(
    'AWS Budgets',
    'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html',
  ),
  'ses.amazonaws.com': byAccount(
    'Amazon SES',
    'https://docs.aws.amazon.com/ses/latest/dg/configure-sns-notifications.html',
  ),
  'autoscaling.amazonaws.com': byRole('EC2 Auto Scaling'),
  'elastictranscoder.amazonaws.com': byRole('Elastic Transcoder'),
  'codepipeline.amazonaws.com': byRole('CodePipeline'),
  'config.amazonaws.com': byRole('AWS Config'),
  'elasticbeanstalk.amazonaws.com': byRole('Elastic Beanstalk'),
  'imagebuilder.amazonaws.com': byRole('EC2 Image Builder'),
  'iot.amazonaws.com': byRole(
    'AWS IoT',
    'https://docs.aws.amazon.com/iot/latest/developerguide/iot-sns-rule.html',
  ),
};

/** A service that is not in the table is taken for one that says its account, as AWS asks of all of them. */
export function callingService(principal: string): CallingService {
  return SERVICES[principal] ?? byAccount(principal, KEY_PAGE);
}
