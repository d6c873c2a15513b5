import { readAccount } from '#adopt/account/read-account';
import { driftOf } from '#adopt/compare/drift';
import { topologyOf } from '#test/unit/topology-of';
import { FakeAccount } from '#test/unit/adopt/account/fake-account';

const TOPOLOGY = topologyOf(`
version: 1
name: shop
region: eu-west-1
environments: { prod: { account: "123456789012" } }
queues: { billing: {}, audit: {}, mail: {} }
consumers:
  biller:
    type: lambda
    queue: billing
    code: { inline: "exports.handler = async () => ({ batchItemFailures: [] })" }
    runtime: nodejs22.x
    handler: index.handler
  auditor: { type: external, note: "Lambda function auditor: batches of 10", queue: audit }
  mailer: { type: external, note: pods of the namespace mail, queue: mail }
`);

async function drift(change: (account: FakeAccount) => void): Promise<string[]> {
  const account = new FakeAccount();
  for (const name of ['billing', 'audit', 'mail']) account.makeQueue(`shop-prod-${name}`);
  account.makeFunction('shop-prod-biller', ['shop-prod-billing']);
  account.makeFunction('auditor', ['shop-prod-audit']);
  change(account);
  const narrowing = { prefixes: ['shop-prod-'], names: [], tags: {} };
  const inventory = await readAccount('eu-west-1', { account, narrowing, onProgress: () => undefined });
  return driftOf(TOPOLOGY, inventory)
    .map(({ kind, message }) => `${kind}: ${message}`)
    .filter((line) => /function|consumer/.test(line));
}

test.each<[string, (account: FakeAccount) => void, string[]]>([
  ['everything as the file says', () => undefined, []],
  [
    'an event source that somebody deleted',
    ({ programs }) => programs.functions.shift(),
    ['missing: nothing reads queue `billing` for consumer `biller`'],
  ],
  [
    'a function of somebody else that is gone',
    ({ programs }) => programs.functions.pop(),
    ['missing: nothing reads queue `audit` for consumer `auditor`'],
  ],
  [
    'an event source that somebody disabled',
    ({ programs }) => {
      const [first] = programs.functions;
      const sources = first!.sources.map((source) => ({ ...source, enabled: false }));
      programs.functions[0] = { ...first!, sources };
    },
    ['changed: consumer `biller` is disabled for queue `billing`, and the file says that it reads it'],
  ],
  [
    'a function beside the one of the file',
    (account) => account.makeFunction('spy', ['shop-prod-audit']),
    ['foreign: Lambda function spy reads queue shop-prod-audit and is not in the file'],
  ],
  [
    'a function where a note in other words may mean it',
    (account) => account.makeFunction('mailer', ['shop-prod-mail']),
    [],
  ],
  [
    'a service whose variable alone names the queue',
    (account) =>
      account.programs.services.push({
        kind: 'ECS service',
        name: 'worker',
        details: [],
        sources: [],
        asks: true,
        targets: [],
        variables: { QUEUE: account.arn('sqs', 'shop-prod-audit') },
        role: undefined,
      }),
    [],
  ],
  [
    'functions that may not be read',
    ({ refused, programs }) => {
      programs.functions.length = 0;
      refused.add('functions');
    },
    [],
  ],
])('%s', async (_, change, expected) => {
  expect(await drift(change)).toEqual(expected);
});
