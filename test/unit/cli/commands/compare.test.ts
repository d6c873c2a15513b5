import { run } from '#cli/commands/compare';
import { COMPARE } from '#cli/commands/compare-commands';
import type { OptionsOf } from '#cli/option-values';
import { contextWith } from '#test/support/context';
import { optionsOf } from '#test/support/options';
import { folderWith, removeFolder } from '#test/support/project';

const OLD = `
version: 1
name: shop
region: eu-west-1
queues: { orders: {} }
stores: { seen: { type: dynamodb, key: { id: S } } }
network: { vpc: { create: { zones: 2 } } }
consumers:
  worker:
    type: fargate
    queue: orders
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1.4.2
    user: "1000"
    environment: { MODE: slow }
    stores: { seen: read }
  sender:
    type: lambda
    code: { inline: 'exports.handler = 1' }
    runtime: nodejs22.x
    handler: index.handler
    network: true
    environment: { MODE: slow }
`;

const NEW = OLD.replace('"1000"', '"0"')
  .replace('seen: read ', 'seen: read-write ')
  .replaceAll('MODE: slow', 'MODE: fast')
  .replace('zones: 2', 'zones: 3');

describe('--exit-code', () => {
  let cwd: string;
  beforeAll(() => {
    cwd = folderWith({ 'old.yaml': OLD, 'new.yaml': NEW, 'same.yaml': `${OLD}# a comment\n` });
  });
  afterAll(() => removeFolder(cwd));

  const compare = (files: readonly string[], options: Partial<OptionsOf<typeof COMPARE>>) =>
    run(files, optionsOf(COMPARE, { exitCode: true, ...options }), contextWith({ cwd }));

  /* Each of these changed the Terraform while the comparison said `no differences`. */
  test('is 1 for settings that there are no words for, each of which is told', async () => {
    const { exitCode, data } = await compare(['old.yaml', 'new.yaml'], {});
    expect(exitCode).toBe(1);
    expect(data).toBe(`~ topology shop
    network.vpc.create.zones: 2 → 3
~ consumer sender
    consumers.sender.environment.MODE: "slow" → "fast"
~ consumer worker
    consumers.worker.environment.MODE: "slow" → "fast"
    consumers.worker.stores.seen: "read" → "read-write"
    consumers.worker.user: "1000" → "0"
    ! widen-access: a container of \`worker\` would newly run as root (widens who gets or does something)
    ! widen-access: the policy of role policy \`worker\` would newly let it \`dynamodb:BatchWriteItem\` on arn:aws:dynamodb:eu-west-1:000000000000:table/shop-default-seen, it \`dynamodb:ConditionCheckItem\` on arn:aws:dynamodb:eu-west-1:000000000000:table/shop-default-seen, it \`dynamodb:DeleteItem\` on arn:aws:dynamodb:eu-west-1:000000000000:table/shop-default-seen and 2 other permissions (widens who gets or does something)

3 changed; 2 dangers for the guard
`);
  });

  test('as data, with the keys of the file', async () => {
    const { exitCode, data } = await compare(['old.yaml', 'new.yaml'], { format: 'json' });
    expect(exitCode).toBe(1);
    expect(JSON.parse(String(data))).toMatchObject({
      formatVersion: 1,
      summary: { added: 0, removed: 0, changed: 3 },
      changes: [
        {
          kind: 'changed',
          element: 'topology',
          name: 'shop',
          settings: [
            {
              setting: 'network.vpc.create.zones',
              before: '2',
              after: '3',
              keys: ['network.vpc.create.zones'],
            },
          ],
        },
        { element: 'consumer', name: 'sender' },
        { element: 'consumer', name: 'worker' },
      ],
    });
  });

  test('is 0 where only the text is another', async () => {
    expect(await compare(['old.yaml', 'same.yaml'], {})).toMatchObject({
      exitCode: 0,
      data: 'no differences\n',
    });
  });
});
