import { run } from '#cli/commands/dlq-redrive';
import { DLQ_REDRIVE } from '#cli/commands/operation-commands';
import { contextWith } from '#test/support/context';
import { faultySqs, type Fault, type FaultySqs } from '#test/support/faulty-sqs';
import { optionsOf } from '#test/support/options';
import { folderWith, removeFolder } from '#test/support/project';

const TOPOLOGY = 'version: 1\nname: shop\nregion: eu-west-1\nqueues: { billing: {} }\n';

let cwd: string;
let sqs: FaultySqs | undefined;
const before = process.env;

beforeEach(() => {
  cwd = folderWith({ 'topology.yaml': TOPOLOGY });
});

afterEach(() => {
  removeFolder(cwd);
  sqs?.close();
  process.env = before;
});

async function redrive(fault: Fault) {
  const dead = Array.from({ length: 25 }, (_, index) => ({ MessageId: `m${index}`, Body: `body ${index}` }));
  const queues = new Map<string, { MessageId: string; Body: string }[]>([
    ['shop-default-billing', []],
    ['shop-default-billing-dlq', dead],
  ]);
  sqs = await faultySqs(queues, 'arn:aws:sqs:eu-west-1:123456789012:shop-default-billing', fault);
  process.env = {
    ...before,
    AWS_ACCESS_KEY_ID: 'testing',
    AWS_SECRET_ACCESS_KEY: 'testing',
    AWS_ENDPOINT_URL: sqs.endpoint,
  };
  const said: string[] = [];
  const live = { say: (text: string) => said.push(text), show: () => undefined };
  const context = contextWith({ cwd, live, now: () => new Date() });
  const { exitCode, data, talk } = await run(['billing'], optionsOf(DLQ_REDRIVE, { yes: true }), context);
  return { exitCode, data, talk, said, dead, sent: queues.get('shop-default-billing')! };
}

test('what is throttled is repeated, told once, and nothing is lost or doubled', async () => {
  const { exitCode, data, said, dead, sent } = await redrive((action, call) =>
    /Send|Delete/.test(action) && call === 1 ? 'ThrottlingException' : undefined,
  );
  expect(said).toEqual(['AWS throttles the calls: they are repeated, more slowly each time']);
  expect(data).toBe('sent back 25 messages from `billing_dlq`\n');
  expect(exitCode).toBe(0);
  expect(dead).toEqual([]);
  expect(new Set(sent.map(({ Body }) => Body)).size).toBe(25);
  expect(sent).toHaveLength(25);
});

test('a failure in the middle tells how many went before', async () => {
  const { exitCode, said, dead, sent, talk } = await redrive((action, call) =>
    action === 'SendMessageBatch' && call > 1 ? 'AccessDenied' : undefined,
  );
  expect(exitCode).toBe(2);
  expect(talk).toContain('AWS denied the request');
  expect(said).toEqual([
    'sent back 10 messages before it failed; those of the last batch may come twice. Run it again to go on',
  ]);
  expect([dead.length, sent.length]).toEqual([15, 10]);
});
