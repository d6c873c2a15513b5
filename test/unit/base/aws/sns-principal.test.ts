import { snsPrincipal } from '#base/aws/sns-principal';

test.each([
  ['the same region', 'eu-west-1', 'eu-west-1', 'sns.amazonaws.com'],
  ['the same opt-in region', 'eu-south-2', 'eu-south-2', 'sns.amazonaws.com'],
  ['between regions that are always on', 'eu-west-1', 'us-east-1', 'sns.amazonaws.com'],
  ['into an opt-in region', 'eu-west-1', 'eu-south-2', 'sns.eu-south-2.amazonaws.com'],
  ['out of an opt-in region', 'ap-east-1', 'us-east-1', 'sns.ap-east-1.amazonaws.com'],
  ['from one opt-in region to another', 'me-central-1', 'eu-south-2', 'sns.eu-south-2.amazonaws.com'],
  ['in a partition without opt-in regions', 'cn-north-1', 'cn-northwest-1', 'sns.amazonaws.com'],
])('%s', (_, topic, queue, principal) => {
  expect(snsPrincipal(topic, queue)).toBe(principal);
});
