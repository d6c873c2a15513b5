import { formatArn, parseArn, partitionOf } from '#base/aws/arns';
import { deadLetterNameOf, physicalNameOf, startOfNames } from '#base/aws/names';

const CONTEXT = { name: 'shop', environment: 'prod', region: 'eu-west-1', id: 'orders' };

test('a naming pattern', () => {
  expect(physicalNameOf('{name}-{environment}-{id}', CONTEXT, false)).toBe('shop-prod-orders');
  expect(physicalNameOf('{id}_{region}', CONTEXT, true)).toBe('orders_eu-west-1.fifo');
  expect(physicalNameOf('{id}-{team}', CONTEXT, false)).toBe('orders-{team}');
});

test.each([
  ['{id_}', 'order_created'],
  ['{Id}', 'OrderCreated'],
  ['{ID}', 'ORDER-CREATED'],
  ['{ID_}', 'ORDER_CREATED'],
  ['{Name}{Environment}{Id}', 'ShopProdOrderCreated'],
  ['{ENVIRONMENT}_{name_}_{region_}', 'PROD_shop_eu_west_1'],
  ['{iD}', '{iD}'],
])('%s is %s', (pattern, name) => {
  expect(physicalNameOf(pattern, { ...CONTEXT, id: 'order-created' }, false)).toBe(name);
});

test('what all names of a pattern start with', () => {
  expect(['{name}-{id}', '{Name}{Id}', '{name_}_{ID_}-x'].map((one) => startOfNames(one, CONTEXT))).toEqual([
    'shop-',
    'Shop',
    'shop_',
  ]);
});

test('the pattern of dead-letter queues has the name of the queue', () => {
  expect(deadLetterNameOf('orders.fifo', 'deadletter-{queue}')).toBe('deadletter-orders.fifo');
  expect(deadLetterNameOf('shop-orders', '{environment}_{id}_dlq', CONTEXT)).toBe('prod_orders_dlq');
});

test('the name of a dead-letter queue keeps the suffix at the end', () => {
  expect(deadLetterNameOf('orders')).toBe('orders-dlq');
  expect(deadLetterNameOf('orders.fifo')).toBe('orders-dlq.fifo');
});

test('an ARN in parts and back', () => {
  const text = 'arn:aws:sqs:eu-west-1:111111111111:billing';
  expect(formatArn(parseArn(text)!, 'unused')).toBe(text);
  expect(parseArn('arn:aws:s3:::bucket/key')).toMatchObject({
    service: 's3',
    account: undefined,
    region: '',
  });
  expect(parseArn('billing')).toBeUndefined();
});

test('an ARN whose account Terraform will know', () => {
  const arn = {
    partition: 'aws',
    service: 'sqs',
    region: 'eu-west-1',
    account: undefined,
    resource: 'billing',
  };
  expect(formatArn(arn, '<account>')).toBe('arn:aws:sqs:eu-west-1:<account>:billing');
});

test.each([
  ['eu-west-1', 'aws'],
  ['cn-north-1', 'aws-cn'],
  ['us-gov-west-1', 'aws-us-gov'],
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-east-1', 'aws-iso-b'],
  ['eusc-de-east-1', 'aws-eusc'],
])('the partition of %s is %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
});
