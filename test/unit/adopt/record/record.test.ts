import { readRecord, recordFileOf, recordText } from '#adopt/record/record';

test('a record is read as it was written', () => {
  const record = new Map([
    [
      'prod',
      new Map([
        ['aws_sqs_queue.billing', { id: 'https://sqs/billing', keep: ['max_message_size'] }],
        ['aws_sns_topic.orders', { id: 'arn:aws:sns:eu-west-1:111111111111:orders', keep: [] }],
      ]),
    ],
  ]);
  expect(readRecord(recordText(record))).toEqual({ ok: true, record });
});

test.each([
  ['[]', 'environments'],
  ['{"environments":{"prod":[]}}', 'environments.prod'],
  ['{"environments":{"prod":{"aws_sqs_queue":{"id":"a"}}}}', 'environments.prod["aws_sqs_queue"]'],
  ['{"environments":{"prod":{"aws_sqs_queue.a":{"id":""}}}}', 'environments.prod["aws_sqs_queue.a"]'],
  [
    '{"environments":{"prod":{"aws_sqs_queue.a":{"id":"a","keep":["all }"]}}}}',
    'environments.prod["aws_sqs_queue.a"]',
  ],
])('%s says where it is wrong', (text, at) => {
  expect(readRecord(text)).toEqual({ ok: false, at });
});

test('it stands beside the topology', () => {
  expect(recordFileOf('infra/topology.yaml')).toBe('infra/topology.adopted.json');
  expect(recordFileOf('msgtopo.yml')).toBe('msgtopo.adopted.json');
});
