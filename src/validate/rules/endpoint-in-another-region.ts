import { parseArn } from '#base/aws/arns';
import { child } from '#base/diagnostics/path';
import { receiverFacts } from '#model/kinds/receivers/index';
import type { Rule } from '../rule';

export const endpointInAnotherRegion: Rule = {
  id: 'endpoint-in-another-region',
  severity: 'error',
  summary: 'a topic would deliver to a Firehose stream or a mobile push endpoint of another region',
  why:
    'SNS delivers across regions to queues and functions only, so it rejects such a subscription. ' +
    'https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html',
  bad: `
topics: { events: {} }
subscriptions:
  - { topic: events, firehose: "arn:aws:firehose:us-east-1:123456789012:deliverystream/archive" }
`,
  good: `
topics: { events: {} }
subscriptions:
  - { topic: events, firehose: "arn:aws:firehose:eu-west-1:123456789012:deliverystream/archive" }
`,
  check({ subscriptions }, found) {
    for (const { path, topic, receiver } of subscriptions) {
      const arn = 'arn' in receiver ? parseArn(receiver.arn) : undefined;
      if (!arn || arn.region === topic.arn.region || !receiverFacts(receiver).staysInRegion) continue;
      found({
        message: `topic \`${topic.name}\` is in ${topic.arn.region} and cannot deliver to ${arn.region}`,
        path: child(path, receiver.kind),
        help: `name an endpoint in ${topic.arn.region}, or deliver to a queue and forward from there`,
      });
    }
  },
};
