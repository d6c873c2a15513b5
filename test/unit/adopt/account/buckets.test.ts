import { readAccount } from '#adopt/account/read-account';
import { draftOf } from '#adopt/draft';
import { bucketFrom } from '#adopt/programs/kinds';
import { FakeAccount } from './fake-account';

const PLACE = { name: 'shop', environment: 'prod', region: 'eu-west-1' };

test('a bucket that a policy names is who sends, and one that shows its list to nobody is told', async () => {
  const account = new FakeAccount();
  const arn = account.arn('sqs', 'inbox');
  const letIn = (bucket: string) => ({
    Effect: 'Allow',
    Principal: { Service: 's3.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: arn,
    Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${bucket}` } },
  });
  const Policy = JSON.stringify({ Statement: ['uploads', 'theirs', 'gone', 'any-*'].map(letIn) });
  account.makeQueue('inbox', { Policy });
  const notification = { target: arn, events: ['s3:ObjectCreated:*'], prefix: 'in/', suffix: '.csv' };
  account.buckets.set('uploads', bucketFrom({ name: 'uploads', notifications: [notification] }));
  account.refused.add('notifications theirs');
  const inventory = await readAccount(PLACE.region, {
    account,
    narrowing: { prefixes: [], names: [], tags: {} },
    onProgress: () => undefined,
  });
  expect(draftOf(inventory, PLACE, []).text.split('consumers:')[1]).toBe(`
  uploads:
    type: external
    note: "S3 bucket uploads: ObjectCreated:* of in/….csv"
    sends: [inbox]
`);
  expect(inventory.untold).toEqual([
    {
      what: 'all',
      name: 'notifications of bucket theirs',
      because: 'they could not be read: not authorized',
    },
  ]);
  expect(account.calls.filter((call) => call.startsWith('notifications'))).toHaveLength(3);
});
