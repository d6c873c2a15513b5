import { readAccount } from '#adopt/account/read-account';
import type { Narrowing } from '#adopt/account/selection';
import { draftOf } from '#adopt/draft';
import { FakeAccount } from './fake-account';

const PLACE = { name: 'shop', environment: 'prod', region: 'eu-west-1' };

function read(
  account: FakeAccount,
  narrowing: Partial<Narrowing> = {},
  onProgress: (text: string) => void = () => undefined,
) {
  const whole = { prefixes: [], names: [], tags: {}, ...narrowing };
  return readAccount(PLACE.region, { account, narrowing: whole, onProgress });
}

function scene(): FakeAccount {
  const account = new FakeAccount();
  account.makeTopic('shop-orders', { DisplayName: 'Orders' }, { Team: 'checkout' });
  account.makeTopic('other');
  account.makeQueue(
    'shop-billing',
    {
      VisibilityTimeout: '60',
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: account.arn('sqs', 'dead'),
        maxReceiveCount: '3',
      }),
    },
    { Team: 'checkout' },
  );
  account.makeQueue('dead', {}, { Team: 'ops' });
  account.makeQueue('foreign');
  account.subscribe('shop-orders', 'sqs', account.arn('sqs', 'shop-billing'), {
    FilterPolicy: '{"eventType":["paid"]}',
    FilterPolicyScope: 'MessageBody',
    RawMessageDelivery: 'true',
  });
  account.subscribe('other', 'sqs', account.arn('sqs', 'foreign'));
  return account;
}

test('everything, with attributes as the API has them', async () => {
  const progress: string[] = [];
  const account = scene();
  const inventory = await readAccount(PLACE.region, {
    account,
    narrowing: { prefixes: [], names: [], tags: {} },
    onProgress: (sort, done, total) => progress.push(`${sort} ${done}/${total}`),
  });
  expect(inventory).toMatchObject({
    account: '123456789012',
    topics: [
      { name: 'other' },
      { name: 'shop-orders', kept: [{ argument: 'display_name', value: 'Orders' }] },
    ],
    queues: [
      { name: 'dead' },
      { name: 'foreign' },
      { name: 'shop-billing', visibilityTimeout: 60, receiveWait: 0, redrive: { maxReceiveCount: 3 } },
    ],
    untold: [],
  });
  expect(inventory.subscriptions[0]).toMatchObject({
    raw: true,
    filter: { scope: 'body', policy: { eventType: ['paid'] } },
  });
  expect(progress).toEqual(expect.arrayContaining(['topics 2/2', 'queues 3/3', 'subscriptions 2/2']));
});

test.each<[string, Partial<Narrowing>]>([
  ['a prefix', { prefixes: ['shop-'] }],
  ['names', { names: ['shop-orders', 'shop-billing'] }],
  ['a tag', { tags: { Team: 'checkout' } }],
])(
  'narrowed by %s: with the dead letters of what is meant, and without what is not',
  async (_, narrowing) => {
    const inventory = await read(scene(), narrowing);
    expect(inventory.topics.map(({ name }) => name)).toEqual(['shop-orders']);
    expect(inventory.queues.map(({ name }) => name)).toEqual(['dead', 'shop-billing']);
    expect(inventory.subscriptions).toHaveLength(1);
  },
);

test('a prefix is left to SQS, which reads no more than that', async () => {
  const account = scene();
  await read(account, { prefixes: ['shop-'] });
  expect(account.calls).toContain('queueUrls shop-');
  expect(account.calls.filter((call) => call.includes('foreign'))).toEqual([]);
});

test('dead letters beside what is meant are read several at a time, each once, and theirs too', async () => {
  const account = new FakeAccount();
  const to = (name: string) => ({
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: account.arn('sqs', name), maxReceiveCount: 3 }),
  });
  for (let index = 0; index < 12; index += 1) {
    account.makeQueue(`shop-${index}`, to(`dead-${index % 6}`));
    account.makeQueue(`dead-${index % 6}`, to('last'));
  }
  account.makeQueue('last', to('last'));
  let [reading, most] = [0, 0];
  const queue = account.queue.bind(account);
  account.queue = async (url) => {
    reading += 1;
    if (url.includes('dead-')) most = Math.max(most, reading);
    await new Promise((resolve) => setTimeout(resolve, 1));
    reading -= 1;
    return queue(url);
  };
  const { queues } = await read(account, { prefixes: ['shop-'] });
  expect(queues).toHaveLength(19);
  expect(account.calls.filter((call) => call.startsWith('queue '))).toHaveLength(19);
  expect(most).toBe(6);
});

test('an alarm that rests on the default policy of a topic is named as its publisher', async () => {
  const account = scene();
  account.alarms.set(account.arn('sns', 'shop-orders'), ['too-many']);
  const { text } = draftOf(await read(account, { prefixes: ['shop-'] }), PLACE, []);
  expect(text).toContain('publishers: { services: [cloudwatch.amazonaws.com] }');
});

test('what nobody has confirmed is told by name', async () => {
  const account = scene();
  account.subscribe('shop-orders', 'email', 'ann@example.com', {}, 'PendingConfirmation');
  const { untold } = await read(account);
  expect(untold.map(({ what, name }) => `${what} ${name}`)).toEqual([
    'subscription shop-orders to ann@example.com',
  ]);
});

test('what went in the meantime is left out, and what is refused is told once', async () => {
  const account = scene();
  account.queues.set('https://sqs/123456789012/gone', undefined as never);
  account.refused.add('dataProtection').add('alarms');
  const { queues, topics, untold } = await read(account);
  expect(queues).toHaveLength(3);
  expect(topics).toHaveLength(2);
  expect(untold).toEqual([
    { what: 'all', name: 'alarms', because: 'they could not be read: not authorized' },
    { what: 'all', name: 'data protection policies', because: 'they could not be read: not authorized' },
  ]);
});

test.each(['dataProtection', 'alarms', 'functions', 'services', 'pipes', 'rules', 'schedules'])(
  'a failure of %s that is no refusal ends the import',
  async (sort) => {
    const account = scene();
    account.failing.add(sort);
    await expect(read(account)).rejects.toThrow('socket hang up');
  },
);

test('who may send dead letters to a queue is told and stays, unless the topology says the same', async () => {
  const account = new FakeAccount();
  const allow = (...names: string[]) => ({
    RedriveAllowPolicy: JSON.stringify({
      redrivePermission: 'byQueue',
      sourceQueueArns: names.map((name) => account.arn('sqs', name)),
    }),
  });
  const to = (name: string) => ({
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: account.arn('sqs', name), maxReceiveCount: 3 }),
  });
  account.makeQueue('a', to('usual'));
  account.makeQueue('b', to('others-too'));
  account.makeQueue('usual', allow('a'));
  account.makeQueue('others-too', allow('b', 'elsewhere'));
  account.makeQueue('open', { RedriveAllowPolicy: '{"redrivePermission":"allowAll"}' });
  account.makeQueue('closed', { RedriveAllowPolicy: '{"redrivePermission":"denyAll"}' });
  const { kept, adopted } = draftOf(await read(account), PLACE, []);
  const told = kept.filter(({ argument }) => argument === 'redrive_allow_policy');
  expect(told.map(({ label, value }) => `${label} ${value}`)).toEqual([
    `queue \`b_dlq\` ${allow('b', 'elsewhere').RedriveAllowPolicy}`,
    'queue `closed` {"redrivePermission":"denyAll"}',
  ]);
  expect(adopted.get('aws_sqs_queue.closed')?.keep).toContain('redrive_allow_policy');
});

test('without queues nothing can be adopted, so a refusal there is an error', async () => {
  const account = scene();
  account.refused.add('queue');
  await expect(read(account)).rejects.toThrow('not authorized');
});
