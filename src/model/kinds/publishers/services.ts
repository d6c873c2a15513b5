import type { JsonObject } from '#base/util/json';
import { eventShape } from './event-rule';
import { NO_ATTRIBUTES, type Sent } from './facts';

/*
 * What is known of the services of AWS that publish to a topic, or send to a queue, under their own name: what they say of whom they work
 * for, and what they send. A condition on what a service does not say is never true: the message is refused, and
 * nobody is told.
 */

/** How the policy of the key of a topic or queue admits a service. */
export type KeyAdmission =
  /** By the account that the service works for. */
  | 'source-account'
  /** Only by the topic or queue, which SNS and SQS put into the encryption context. */
  | 'encryption-context'
  /** Not at all: a role has to stand in the policy in place of the service. */
  | 'role';

export interface CallingService {
  /** As a person would say it. */
  readonly sender: string;
  /** Whether its requests to SNS carry `aws:SourceAccount`, so that a topic policy can ask for it. */
  readonly saysAccount: boolean;
  readonly key: KeyAdmission;
  /** The page for both. */
  readonly page: string;
  readonly sends: Sent;
}

/** Its last section but one names the services for which a key policy needs a role. */
const KEY_PAGE = 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html';

const TEXT: JsonObject = { type: 'string' };
const OPEN: JsonObject = { type: 'object', additionalProperties: true };
/** Of a service about whose messages nothing is known: some have message attributes, such as RDS and AWS Backup. */
const ANYTHING: Sent = { body: { kind: 'anything' } };

function byRole(sender: string, page = KEY_PAGE): CallingService {
  return { sender, saysAccount: true, key: 'role', page, sends: ANYTHING };
}

function byAccount(sender: string, page: string, sends: Sent = ANYTHING): CallingService {
  return { sender, saysAccount: true, key: 'source-account', page, sends };
}

const ALARM_PAGE =
  'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html';

const ALARM_TEXTS = [
  ...[
    'AlarmName',
    'AlarmDescription',
    'AWSAccountId',
    'AlarmArn',
    'AlarmRule',
    'AlarmConfigurationUpdatedTimestamp',
  ],
  ...['NewStateValue', 'NewStateReason', 'OldStateValue', 'StateChangeTime', 'Region'],
];

const ALARM: Sent = {
  attributes: NO_ATTRIBUTES,
  body: {
    kind: 'shape',
    schema: {
      type: 'object',
      properties: {
        ...Object.fromEntries(ALARM_TEXTS.map((name) => [name, TEXT])),
        NewStateValue: { enum: ['OK', 'ALARM', 'INSUFFICIENT_DATA'] },
        OldStateValue: { enum: ['OK', 'ALARM', 'INSUFFICIENT_DATA'] },
        ...Object.fromEntries(
          ['Trigger', 'OKActions', 'AlarmActions', 'InsufficientDataActions', 'TriggeringChildren'].map(
            (name) => [name, OPEN],
          ),
        ),
      },
    },
  },
  page: ALARM_PAGE,
};

const S3_RECORDS: Sent = {
  attributes: NO_ATTRIBUTES,
  body: {
    kind: 'shape',
    schema: { type: 'object', properties: { Records: { type: 'array', items: OPEN } } },
  },
  page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html',
};

const SERVICES: Readonly<Record<string, CallingService>> = {
  /**
   * No `Condition` in a topic policy, and no source in a key policy:
   * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
   */
  'events.amazonaws.com': {
    sender: 'EventBridge',
    saysAccount: false,
    key: 'encryption-context',
    page: KEY_PAGE,
    sends: {
      attributes: NO_ATTRIBUTES,
      // A rule of somebody else may send anything in place of the event.
      body: { kind: 'anything', usual: eventShape({}) },
      page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html',
    },
  },
  's3.amazonaws.com': byAccount(
    'S3',
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html',
    S3_RECORDS,
  ),
  'cloudwatch.amazonaws.com': byAccount('CloudWatch', ALARM_PAGE, ALARM),
  'budgets.amazonaws.com': byAccount(
    'AWS Budgets',
    'https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html',
  ),
  'ses.amazonaws.com': byAccount(
    'Amazon SES',
    'https://docs.aws.amazon.com/ses/latest/dg/configure-sns-notifications.html',
  ),
  'events.rds.amazonaws.com': byAccount(
    'Amazon RDS',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.GrantingPermissions.html',
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
  'scheduler.amazonaws.com': byRole(
    'EventBridge Scheduler',
    'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html',
  ),
  'pipes.amazonaws.com': byRole(
    'EventBridge Pipes',
    'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-permissions.html',
  ),
  'states.amazonaws.com': byRole(
    'Step Functions',
    'https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html',
  ),
  'lambda.amazonaws.com': byRole(
    'Lambda',
    'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  ),
};

/** Whether a page tells what a service says of whom it works for. */
export function isKnownService(principal: string): boolean {
  return Object.hasOwn(SERVICES, principal);
}

/** A service that is not in the table is taken for one that says its account, as AWS asks of all of them. */
export function callingService(principal: string): CallingService {
  return isKnownService(principal) ? SERVICES[principal]! : byAccount(`\`${principal}\``, KEY_PAGE);
}
