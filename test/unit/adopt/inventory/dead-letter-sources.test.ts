import { readAccount } from '#adopt/account/read-account';
import { draftOf } from '#adopt/draft';
import { FakeAccount } from '../account/fake-account';

const PLACE = { name: 'shop', environment: 'prod', region: 'eu-west-1' };

function read(account: FakeAccount, prefixes: readonly string[]) {
  const narrowing = { prefixes, names: [], tags: {} };
  return readAccount(PLACE.region, { account, narrowing, onProgress: () => undefined });
}

describe('a dead-letter queue that queues outside of the selection use', () => {
  const shared = () => {
    const account = new FakeAccount();
    const redrive = { deadLetterTargetArn: account.arn('sqs', 'dead'), maxReceiveCount: 3 };
    account.makeQueue('shop-billing', { RedrivePolicy: JSON.stringify(redrive) });
    account.makeQueue('theirs', { RedrivePolicy: JSON.stringify(redrive) });
    account.makeQueue('dead');
    return account;
  };
  const kept = async (account: FakeAccount, prefixes: readonly string[]) => {
    const draft = draftOf(await read(account, prefixes), PLACE, []);
    const dead = [...draft.adopted.values()].find(({ id }) => id.endsWith('/dead'))!;
    return {
      keep: dead.keep.includes('redrive_allow_policy'),
      told: draft.kept
        .filter(({ argument }) => argument === 'redrive_allow_policy')
        .map(({ value }) => value),
    };
  };

  test('stays open for them, by name', async () => {
    expect(await kept(shared(), ['shop-'])).toEqual({
      keep: true,
      told: ['theirs outside of this topology'],
    });
  });

  test('is open for its own alone where all of them are in the topology', async () => {
    expect(await kept(shared(), [])).toEqual({ keep: false, told: [] });
  });

  test('stays open where nobody may see who uses it', async () => {
    const account = shared();
    account.refused.add('deadLetterSources');
    expect(await kept(account, ['shop-'])).toEqual({ keep: true, told: ['others could not be read'] });
  });
});
