import type { LiveSubscription } from '#adopt/inventory/inventory';
import { Filters } from '#adopt/write/filters';
import { writeSubscriptions } from '#adopt/write/subscriptions';

function written(protocol: string, endpoint: string) {
  const live: LiveSubscription = {
    arn: 'arn:aws:sns:eu-west-1:123456789012:alerts:1',
    topicArn: 'arn:aws:sns:eu-west-1:123456789012:alerts',
    origin: [],
    kept: [],
    protocol,
    endpoint,
    filter: undefined,
    raw: false,
    deadLetters: undefined,
    deliveryPolicy: undefined,
  };
  const filters = new Filters([], { environment: 'prod', region: 'eu-west-1', name: 'shop' });
  return writeSubscriptions([live], { topic: () => 'alerts', queue: () => undefined, filters });
}

test('a function that a topic calls is the endpoint of a subscription', () => {
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:chat';
  expect(written('lambda', arn).subscriptions.map((one) => one.written)).toEqual([
    { topic: 'alerts', function: arn },
  ]);
});

test('a function that only a template names is told', () => {
  expect(written('lambda', 'Chat').untold).toEqual([
    { what: 'subscription', name: 'alerts to Chat', because: 'its function Chat has no ARN yet' },
  ]);
});
