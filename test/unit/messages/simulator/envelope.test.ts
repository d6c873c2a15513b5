import { envelope } from '#messages/simulator/envelope';
import { topologyOf, ownedTopic } from '#test/unit/topology-of';

const topology = topologyOf('topics: { orders: {}, entries: { fifo: true } }\n');

test('the envelope of SNS, to the byte', () => {
  const text = envelope({
    topic: ownedTopic(topology, 'orders'),
    id: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
    message: {
      body: 'He said "hi"',
      subject: 'A subject',
      attributes: {
        store: { DataType: 'String', StringValue: 'example' },
        tags: { DataType: 'String.Array', StringValue: '["a"]' },
      },
    },
    at: 61.5,
    sequence: undefined,
  });
  expect(text).toBe(`{
  "Type" : "Notification",
  "MessageId" : "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324",
  "TopicArn" : "arn:aws:sns:eu-west-1:000000000000:shop-default-orders",
  "Subject" : "A subject",
  "Message" : "He said \\"hi\\"",
  "Timestamp" : "2026-01-01T00:01:01.500Z",
  "SignatureVersion" : "1",
  "Signature" : "SIMULATED",
  "SigningCertURL" : "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-simulated.pem",
  "UnsubscribeURL" : "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:eu-west-1:000000000000:shop-default-orders:simulated",
  "MessageAttributes" : {
    "store" : {"Type":"String","Value":"example"},
    "tags" : {"Type":"String.Array","Value":"[\\"a\\"]"}
  }
}`);
});

test('a FIFO topic counts its messages', () => {
  const topic = ownedTopic(topology, 'entries');
  const text = envelope({ topic, id: 'x', message: { body: 'y' }, at: 0, sequence: 3 });
  expect(JSON.parse(text)).toMatchObject({ SequenceNumber: '10000000000000003000', Message: 'y' });
  expect(text).not.toContain('MessageAttributes');
});
