import { ownedQueues } from '#model/topology';
import { needsOn, type ResourceTypes } from '../need';
import { named, regional } from '../place';

const queues = needsOn({
  sid: 'Queues',
  on: (place) => {
    const names = ownedQueues(place.topology).map(({ physicalName }) => physicalName);
    return named(place, names).map((name) => regional(place, 'sqs', name));
  },
});

export const SQS: ResourceTypes = {
  aws_sqs_queue: {
    isUsed: () => true,
    needs: [
      queues({
        read: ['sqs:GetQueueAttributes', 'sqs:ListQueueTags'],
        write: [
          'sqs:CreateQueue',
          'sqs:DeleteQueue',
          'sqs:SetQueueAttributes',
          'sqs:TagQueue',
          'sqs:UntagQueue',
        ],
      }),
    ],
  },
};
