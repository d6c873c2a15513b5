import type { Actions } from '../action';
import type { Service } from '../protocol/errors';
import { TOPIC_PERMISSION_ACTIONS } from '../sns/permissions';
import { PLATFORM_ACTIONS } from '../sns/platform';
import { PUBLISH_ACTIONS } from '../sns/publish-actions';
import { SMS_ACTIONS } from '../sns/sms';
import { SUBSCRIPTION_ACTIONS } from '../sns/subscriptions';
import { TOPIC_ACTIONS } from '../sns/topics';
import { QUEUE_ACTIONS } from '../sqs/catalogue';
import { MESSAGE_ACTIONS } from '../sqs/messages';
import { MOVE_ACTIONS } from '../sqs/move-task';
import { PERMISSION_ACTIONS } from '../sqs/permissions';

export const ACTIONS: Readonly<Record<Service, Actions>> = {
  sqs: { ...MESSAGE_ACTIONS, ...QUEUE_ACTIONS, ...MOVE_ACTIONS, ...PERMISSION_ACTIONS },
  sns: {
    ...PUBLISH_ACTIONS,
    ...SMS_ACTIONS,
    ...PLATFORM_ACTIONS,
    ...SUBSCRIPTION_ACTIONS,
    ...TOPIC_ACTIONS,
    ...TOPIC_PERMISSION_ACTIONS,
  },
};
