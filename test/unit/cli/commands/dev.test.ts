import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SQSClient, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { SNSClient, PublishCommand } from '@aws-sdk/client-sns';
import type { Context, Outcome } from '#cli/command';
import { DEV } from '#cli/commands/dev-spec';
import { run } from '#cli/commands/dev';
import { contextWith } from '#test/support/context';
import { optionsOf } from '#test/support/options';
import { emptyFolder, removeFolder } from '#test/support/project';

let folder: string;

beforeEach(() => (folder = emptyFolder()));
const running: Running[] = [];

afterEach(async () => {
  for (const dev of running.splice(0)) await dev.stop();
  removeFolder(folder);
});

function write(colour: string, more = ''): void {
  writeFileSync(
    join(folder, 'topology.yaml'),
    `version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: { deadLetters: false }${more} }
subscriptions:
  - { topic: orders, queue: billing, raw: true, filter: { policy: { colour: [${colour}] } } }
`,
  );
}

interface Running {
  readonly lines: string[];
  readonly said: string[];
  readonly endpoint: string;
  stop(): Promise<Outcome>;
  hears(text: string): Promise<void>;
}

async function until(test: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt++) {
    if (test()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('it did not come');
}

async function start(options: Partial<Parameters<typeof run>[1]> = {}): Promise<Running> {
  const lines: string[] = [];
  const said: string[] = [];
  let stop: () => void = () => undefined;
  const context: Context = contextWith({
    cwd: folder,
    emit: (data) => lines.push(data),
    live: { say: (text) => said.push(text), show: () => undefined },
    onSignal(listener) {
      stop = () => listener('SIGINT');
      return () => undefined;
    },
  });
  const outcome = run([], optionsOf(DEV, { port: '0', ...options }), context);
  await Promise.race([until(() => lines.length > 0), outcome]);
  const endpoint = /http:\/\/127\.0\.0\.1:\d+/.exec(lines[0] ?? '')?.[0] ?? '';
  const dev: Running = {
    lines,
    said,
    endpoint,
    hears: (text) => until(() => said.some((line) => line.includes(text))),
    stop: () => {
      stop();
      return outcome;
    },
  };
  running.push(dev);
  return dev;
}

function clients({ endpoint }: Running) {
  const credentials = { accessKeyId: 'dev', secretAccessKey: 'dev' };
  const config = { endpoint, region: 'eu-west-1', credentials, maxAttempts: 1 };
  return { sqs: new SQSClient(config), sns: new SNSClient(config) };
}

const TOPIC = 'arn:aws:sns:eu-west-1:000000000000:shop-default-orders';

async function publish(dev: Running, colour: string): Promise<void> {
  const MessageAttributes = { colour: { DataType: 'String', StringValue: colour } };
  await clients(dev).sns.send(new PublishCommand({ TopicArn: TOPIC, Message: colour, MessageAttributes }));
}

async function bodies(dev: Running) {
  const QueueUrl = `${dev.endpoint}/000000000000/shop-default-billing`;
  const request = { QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 };
  const { Messages = [] } = await clients(dev).sqs.send(new ReceiveMessageCommand(request));
  return Messages.map(({ Body }) => Body);
}

test('a file that is saved counts at once, and no message that waits is lost', async () => {
  write('red');
  const dev = await start();
  await publish(dev, 'red');
  await publish(dev, 'blue');
  expect(await bodies(dev)).toEqual(['red']);
  write('blue', ', audit: { deadLetters: false }');
  await dev.hears('reloaded');
  await publish(dev, 'red');
  await publish(dev, 'blue');
  expect((await bodies(dev)).sort()).toEqual(['blue', 'red']);
  await clients(dev).sqs.send(
    new SendMessageCommand({ QueueUrl: `${dev.endpoint}/000000000000/shop-default-audit`, MessageBody: 'x' }),
  );
  write('blue');
  await dev.hears('`shop-default-audit` left the file, and stays until the messages in it are gone');
  writeFileSync(join(folder, 'topology.yaml'), 'version: 1\nqueues: [');
  await dev.hears('the file has errors; everything goes on as it was');
  expect(await bodies(dev)).toHaveLength(2);
  expect(await dev.stop()).toEqual({ exitCode: 0 });
});

test('--json says first where it listens, then what happens', async () => {
  write('red');
  const dev = await start({ json: true });
  await publish(dev, 'red');
  const events = dev.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(events[0]).toMatchObject({
    kind: 'ready',
    endpoint: dev.endpoint,
    topics: { 'shop-default-orders': TOPIC },
  });
  expect(events.slice(1).map(({ kind }) => kind)).toEqual(['published', 'delivered', 'enqueued']);
  await dev.stop();
});

test('--keep starts again with what was there, and one server alone has the folder', async () => {
  write('red');
  const first = await start({ keep: 'state' });
  await publish(first, 'red');
  await first.stop();
  const second = await start({ keep: 'state' });
  expect(await bodies(second)).toEqual(['red']);
  await second.stop();
});

test('--run starts a program and calls a function, each with the variables that it has in AWS', async () => {
  writeFileSync(
    join(folder, 'topology.yaml'),
    `version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: {}, audit: {} }
subscriptions: [{ topic: orders, queue: billing, raw: true }]
consumers:
  biller:
    type: lambda
    queue: billing
    publishes: [orders]
    runtime: nodejs22.x
    handler: index.handler
    code: { zip: index.js }
  auditor: { type: external, queue: audit, note: a pod of another team }
`,
  );
  writeFileSync(
    join(folder, 'index.js'),
    'exports.handler = async ({ Records }) => console.log(Records[0].body, process.env.ORDERS_TOPIC_ARN);',
  );
  const dev = await start({ run: ['biller=index.handler', 'auditor=echo $QUEUE_URL; sleep 60'] });
  await publish(dev, 'red');
  await dev.hears(`[biller] red ${TOPIC}`);
  await dev.hears(`[auditor] ${dev.endpoint}/000000000000/shop-default-audit`);
  await dev.hears('deleted');
  expect(await dev.stop()).toEqual({ exitCode: 0 });
});

test.each([
  [{ run: ['nobody=x'] }, '--run: there is no consumer `nobody`'],
  [{ port: 'x' }, '--port takes a number up to 65535, found `x`'],
  [{ memory: 'much' }, '--memory takes a size such as `512MiB`, found `much`'],
  [{ url: ['hooks=https://a.org'] }, '--url delivers to your machine only, found `https://a.org`'],
  [{ scale: true as const }, '--scale: no consumer that runs here has `scaling`'],
  [{ url: ['hooks'] }, '--url takes `name=value`, found `hooks`'],
  [{ url: ['hooks=http://127.0.0.1:1'] }, '--url: there is no subscription `hooks`'],
])('refuses %j', async (options, message) => {
  write('red');
  const outcome = await run([], optionsOf(DEV, options), contextWith({ cwd: folder }));
  expect(outcome.exitCode).toBe(2);
  expect(outcome.talk).toContain(message);
});

test('says whose port it is', async () => {
  write('red');
  const dev = await start();
  const port = new URL(dev.endpoint).port;
  const outcome = await run([], optionsOf(DEV, { port }), contextWith({ cwd: folder }));
  expect(outcome.talk).toContain(`port ${port} is taken`);
  await dev.stop();
});

test('consumers run as the file says in `dev`, and as --run says instead', async () => {
  write('red');
  const file = join(folder, 'topology.yaml');
  const consumers = ['one', 'two'].map(
    (name) =>
      `  ${name}: { type: external, queue: billing, note: a program, dev: 'echo ${name} of the file; sleep 60' }\n`,
  );
  appendFileSync(file, `consumers:\n${consumers.join('')}`);
  const dev = await start({ run: ['two=echo two of the option; sleep 60'] });
  await dev.hears('[one] one of the file');
  await dev.hears('[two] two of the option');
  expect(dev.said).not.toContain('[two] two of the file');
});
