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

describe('--breaking', () => {
  const topic = (schema: string) =>
    `version: 1\nname: shop\nregion: eu-west-1\ntopics: { orders: { message: { body: { ${schema} } } } }\n` +
    'queues: { billing: {} }\nsubscriptions: [{ topic: orders, queue: billing }]\n';
  let cwd: string;
  beforeAll(() => {
    cwd = folderWith({
      'old.yaml': topic('properties: { id: { type: integer } }'),
      'new.yaml': topic('properties: { id: { type: string } }'),
    });
  });
  afterAll(() => removeFolder(cwd));

  const breaking = (files: readonly string[], options: Partial<OptionsOf<typeof COMPARE>> = {}) =>
    run(files, optionsOf(COMPARE, { breaking: true, ...options }), contextWith({ cwd }));

  test('ends with status 1, and names whom it concerns', async () => {
    const { exitCode, data } = await breaking(['old.yaml', 'new.yaml']);
    expect(exitCode).toBe(1);
    expect(data).toContain(
      'breaks consumers: field `id` of messages of topic `orders` may hold what it could not before',
    );
    expect(data).toContain('concerns queue `billing`');
    expect(data).toContain('2 breaking changes, for publishers and consumers');
  });

  test('ends with status 0 if nobody is concerned', async () => {
    const { exitCode, data } = await breaking(['old.yaml', 'old.yaml']);
    expect({ exitCode, data }).toEqual({
      exitCode: 0,
      data: 'nothing in this change breaks a publisher or a consumer\n',
    });
  });

  test('as JSON and Markdown, and not as a picture', async () => {
    const { data } = await breaking(['old.yaml', 'new.yaml'], { json: true });
    expect(JSON.parse(data!)).toMatchObject({
      formatVersion: 1,
      breaking: [{ breaks: 'publishers', element: 'topics.orders', concerned: [] }, { breaks: 'consumers' }],
    });
    expect((await breaking(['old.yaml', 'new.yaml'], { format: 'markdown' })).data).toContain(
      '- **breaks consumers**',
    );
    expect(await breaking(['old.yaml', 'new.yaml'], { format: 'svg' })).toMatchObject({ exitCode: 2 });
  });
});
