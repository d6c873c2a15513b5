import fc from 'fast-check';
import { holdsCredential, looksRandom, namesSecret } from '#validate/secret-signs';

describe('signs of a secret', () => {
  test.each([
    'PASSWORD',
    'DB_PASSWORD',
    'dbPassword',
    'api-key',
    'API_KEY',
    'x_signing_key',
    'token',
    'secret',
  ])('the name %s', (name) => {
    expect(namesSecret(name)).toBe(true);
  });

  test.each(['PASSWORD_FILE', 'SECRET_NAME', 'TOKEN_URL', 'partitionKey', 'compassword1', 'Team', 'monkey'])(
    'not the name %s',
    (name) => {
      expect(namesSecret(name)).toBe(false);
    },
  );

  test.each([
    ['an AWS key', 'AKIA' + 'IOSFODNN7EXAMPLE'],
    ['a private key', '-----BEGIN RSA ' + 'PRIVATE KEY-----'],
    ['a password in an address', 'postgres://app:hunter2@db/orders'],
    ['a token of GitHub', `ghp_${'a1B2'.repeat(9)}`],
    ['a token of Slack', 'xoxb-' + '123456789012-abcdef'],
    ['a webhook of Slack', 'https://hooks.slack.com/services/T1/B2/' + 'abcdefghijklmnopqrstuvwx'],
  ])('%s', (_, value) => {
    expect(holdsCredential(value)).toBe(true);
  });

  test.each([
    'https://hooks.example.com:8443/orders',
    'arn:aws:sqs:eu-west-1:111111111111:billing',
    'AKIAIOSFODNN7',
    'ops@example.com',
  ])('no credential: %s', (value) => {
    expect(holdsCredential(value)).toBe(false);
  });

  test('random letters and digits', () => {
    expect(looksRandom('aK3dk9QzX7pLm2Vt8RnB4wYc')).toBe(true);
  });

  test.each([
    ['a commit', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b'],
    ['a UUID', '3f2504e0-4f89-11d3-9a0c-0305e82c3301'],
    ['words', 'OrderCreatedNotificationV2Handler'],
    ['words with numbers', 'Team42-Checkout-EuWest1-Production-2026'],
    ['a long path', 'https://hooks.example.com/api/v2/TenantNotifications/orders-2026-archive'],
    ['23 characters', 'aK3dk9QzX7pLm2Vt8RnB4wY'],
  ])('not %s', (_, value) => {
    expect(looksRandom(value)).toBe(false);
  });
});

describe('values that are no secrets', () => {
  /** As they stand in the environments of consumers. */
  const ordinary = [
    'https://sqs.eu-west-1.amazonaws.com/123456789012/orders-prod-BillingQueue-dlq',
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/orders/database-AbC1dE',
    'arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/Billing-Worker:2026.11.24-1a2b3c4',
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'postgres://orders-prod.cluster-c1a2b3d4e5f6.eu-west-1.rds.amazonaws.com:5432/orders',
    'jdbc:postgresql://database:5432/orders?ApplicationName=BillingWorker&reWriteBatchedInserts=true',
    'OrderCreated,OrderPaid,OrderShipped,OrderCancelled,OrderReturned',
    'com.example.billing.v2.InvoiceCreatedEventHandlerFactory',
    'CheckoutServiceNotificationHandlerV12ForEuWest1',
    '-XX:MaxRAMPercentage=75.0 -XX:+UseG1GC -Dfile.encoding=UTF-8',
    '{"LogLevel":"Information","MaxRetryAttempts":5,"CircuitBreaker":true}',
    '2026-11-24T20:15:30.123456Z',
    'Europe/Berlin',
    'eyJ',
    'Root=1-67891233-abcdef012345678912345678',
    'i-0abcd1234efgh5678',
    'subnet-0123456789abcdef0,subnet-0fedcba9876543210',
    'E1A2B3C4D5F6G7',
  ];

  test.each(ordinary)('%s', (value) => {
    expect(holdsCredential(value) || looksRandom(value)).toBe(false);
  });

  const word = fc.constantFrom(
    ...[
      'order',
      'billing',
      'worker',
      'invoice',
      'queue',
      'handler',
      'event',
      'customer',
      'payment',
      'service',
    ],
    ...[
      'notification',
      'archive',
      'shipping',
      'prod',
      'region',
      'consumer',
      'topic',
      'report',
      'stock',
      'audit',
    ],
  );
  const capitalized = word.map((text) => text[0]!.toUpperCase() + text.slice(1));

  test('words put together, with a number behind', () => {
    const name = fc
      .tuple(fc.array(capitalized, { minLength: 2, maxLength: 5 }), fc.integer({ min: 0, max: 99 }))
      .map(([words, number]) => `${words.join('')}${number}`);
    fc.assert(fc.property(name, (value) => expect(looksRandom(value)).toBe(false)));
  });

  test('words with something in between, UUIDs and hashes', () => {
    const joined = fc
      .tuple(fc.constantFrom('-', '_', '/', '.', ':'), fc.array(fc.oneof(word, capitalized, fc.nat(9999))))
      .map(([by, parts]) => parts.join(by));
    const hash = fc.stringMatching(/^[0-9a-f]{24,64}$/);
    fc.assert(
      fc.property(fc.oneof(joined, fc.uuid(), hash), (value) => expect(looksRandom(value)).toBe(false)),
    );
  });
});

test('most random keys are seen', () => {
  const key = fc.stringMatching(/^[A-Za-z0-9]{40}$/);
  const keys = fc.sample(key, { numRuns: 500, seed: 1 });
  expect(keys.filter(looksRandom).length).toBeGreaterThan(450);
});
