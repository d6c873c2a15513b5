import { formatArn } from '#base/aws/arns';
import { ownedTopics } from '#model/topology';
import { anywhere, needsOn, type ResourceTypes } from '../need';
import { named, regional } from '../place';

const topics = needsOn({
  sid: 'Topics',
  on: (place) => {
    const names = ownedTopics(place.topology).map(({ physicalName }) => physicalName);
    return named(place, names).map((name) => regional(place, 'sns', name));
  },
});

/** A subscription is made at its topic, whoever owns that; an own topic has a grant already. */
const foreignTopics = needsOn({
  sid: 'ForeignTopics',
  on: ({ topology, account }) =>
    topology.subscriptions.flatMap(({ topic }) => (topic.owned ? [] : [formatArn(topic.arn, account)])),
});

const SUBSCRIBE = { read: ['sns:ListSubscriptionsByTopic'], write: ['sns:Subscribe'] };

export const SNS: ResourceTypes = {
  aws_sns_topic: {
    isUsed: () => true,
    needs: [
      topics({
        read: ['sns:GetTopicAttributes', 'sns:ListTagsForResource'],
        write: [
          'sns:CreateTopic',
          'sns:DeleteTopic',
          'sns:SetTopicAttributes',
          'sns:TagResource',
          'sns:UntagResource',
        ],
      }),
    ],
  },
  aws_sns_topic_data_protection_policy: {
    isUsed: (topology) => ownedTopics(topology).some(({ dataProtection }) => dataProtection),
    needs: [topics({ read: ['sns:GetDataProtectionPolicy'], write: ['sns:PutDataProtectionPolicy'] })],
  },
  aws_sns_topic_subscription: {
    isUsed: () => true,
    needs: [
      topics(SUBSCRIBE),
      foreignTopics(SUBSCRIBE),
      anywhere({
        read: ['sns:GetSubscriptionAttributes'],
        write: ['sns:SetSubscriptionAttributes', 'sns:Unsubscribe'],
      }),
    ],
  },
};
