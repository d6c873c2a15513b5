import type { JsonObject } from '#base/util/json';
import { eventShape } from './event-rule';
import { NO_ATTRIBUTES, type Sent } from './facts';

const TEXT: JsonObject = { type: 'string' };
const OPEN: JsonObject = { type: 'object', additionalProperties: true };

interface CallingService {
  /** As a person would say it. */
  readonly sender: string;
  readonly sends: Sent;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html */
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

/**
 * What services send that a topic lets in by `publishers.services`. Of a service that is not here nothing is known, so
 * that it may send anything: some have message attributes, such as RDS and AWS Backup.
 */
const SERVICES: Readonly<Record<string, CallingService>> = {
  'cloudwatch.amazonaws.com': {
    sender: 'CloudWatch',
    sends: {
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
      page: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html',
    },
  },
  'events.amazonaws.com': {
    sender: 'EventBridge',
    sends: {
      attributes: NO_ATTRIBUTES,
      // A rule of somebody else may send anything in place of the event.
      body: { kind: 'anything', usual: eventShape({}) },
      page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html',
    },
  },
  's3.amazonaws.com': {
    sender: 'S3',
    sends: {
      attributes: NO_ATTRIBUTES,
      body: {
        kind: 'shape',
        schema: { type: 'object', properties: { Records: { type: 'array', items: OPEN } } },
      },
      page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html',
    },
  },
};

/** What is known of a service that is let in by name. */
export function callingService(principal: string): CallingService {
  return SERVICES[principal] ?? { sender: `\`${principal}\``, sends: { body: { kind: 'anything' } } };
}
