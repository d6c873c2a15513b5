import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startLocal, type Local } from '#local/start-local';
import { emptyFolder, removeFolder } from '#test/support/project';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { kind: [paid] } } }
`;

let folder: string;
let local: Local;

beforeEach(async () => {
  folder = emptyFolder();
  writeFileSync(join(folder, 'topology.yaml'), TOPOLOGY);
  local = await startLocal('topology.yaml', { cwd: folder });
});

afterEach(async () => {
  await local.close();
  removeFolder(folder);
});

function config() {
  const credentials = { accessKeyId: 'dev', secretAccessKey: 'dev' };
  return { endpoint: local.endpoint, region: local.env['AWS_REGION']!, credentials };
}

async function publish(kind: string): Promise<void> {
  const MessageAttributes = { kind: { DataType: 'String', StringValue: kind } };
  const Message = JSON.stringify({ kind, id: 1, nested: { a: 1, b: 2 } });
  await new SNSClient(config()).send(
    new PublishCommand({ TopicArn: local.topicArn('orders'), Message, MessageAttributes }),
  );
}

async function receive(): Promise<number> {
  const QueueUrl = local.queueUrl('billing');
  const { Messages = [] } = await new SQSClient(config()).send(
    new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 0 }),
  );
  return Messages.length;
}

test('waits for a message, by a part of what was published', async () => {
  const waiting = local.waitFor('billing').toHaveReceived({ nested: { b: 2 } });
  await publish('open');
  await publish('paid');
  expect(JSON.parse((await waiting).body)).toMatchObject({ Type: 'Notification' });
  expect(local.messages('billing')).toHaveLength(1);
  await expect(local.waitFor('billing').toHaveReceived({ kind: 'open' }, { timeout: 20 })).rejects.toThrow(
    'billing did not receive what was expected in 20 ms; there came:',
  );
});

test('jumps over a visibility timeout, and starts again from nothing', async () => {
  await publish('paid');
  expect(await receive()).toBe(1);
  expect(await receive()).toBe(0);
  local.clock.advance('1h');
  expect(await receive()).toBe(1);
  local.reset();
  local.clock.advance('1h');
  expect(await receive()).toBe(0);
  expect(() => local.clock.advance('soon')).toThrow('a time such as');
});

test('says what a name or a file lacks', async () => {
  expect(() => local.queueUrl('bills')).toThrow('there is no queue bills: billing, billing_dlq');
  expect(() => local.topicArn('bills')).toThrow('there is no topic bills: orders');
  await expect(startLocal('none.yaml', { cwd: folder })).rejects.toThrow('there is no file none.yaml');
});

describe('with consumers', () => {
  const HANDLER = `exports.handler = async ({ Records }) => {
    for (const { body } of Records) {
      console.log('got ' + body);
      if (body === 'bad') throw new Error('no');
    }
  };`;
  const RUN = `version: 1
name: shop
region: eu-west-1
queues: { billing: {}, audit: {} }
consumers:
  biller: { type: lambda, queue: billing, dev: biller.handler, code: { image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/biller:1' }, timeout: 5s }
  auditor: { type: external, note: pods elsewhere, queue: audit }
`;

  beforeEach(() => {
    writeFileSync(join(folder, 'run.yaml'), RUN);
    writeFileSync(join(folder, 'biller.js'), HANDLER);
  });

  async function send(to: Local, MessageBody: string): Promise<void> {
    const credentials = { accessKeyId: 'dev', secretAccessKey: 'dev' };
    const sqs = new SQSClient({ endpoint: to.endpoint, region: 'eu-west-1', credentials });
    await sqs.send(new SendMessageCommand({ QueueUrl: to.queueUrl('billing'), MessageBody }));
  }

  test.each([['all' as const], [['biller']]])('%j run, and what they delete is gone', async (run) => {
    const said: string[] = [];
    const own = await startLocal('run.yaml', { cwd: folder, run, say: (line) => said.push(line) });
    await send(own, 'good');
    await own.waitFor('billing').toBeEmpty();
    expect(said).toContain('[biller] got good');
    await own.close();
  });

  test('nobody runs unless a test asks for it, and what waits is named', async () => {
    const own = await startLocal('run.yaml', { cwd: folder });
    await send(own, 'stays');
    await expect(own.waitFor('billing').toBeEmpty({ timeout: 50 })).rejects.toThrow(
      'billing was not empty after 50 ms; there are: stays',
    );
    await own.close();
  });

  test('a consumer without `dev` is told', async () => {
    await expect(startLocal('run.yaml', { cwd: folder, run: ['auditor'] })).rejects.toThrow(
      'consumer auditor has no `dev` in the file; those that have one: biller',
    );
  });
});
