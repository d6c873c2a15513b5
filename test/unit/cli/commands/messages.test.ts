import { run as runSend } from '#cli/commands/send';
import { run as runTrace } from '#cli/commands/trace';
import { contextWith } from '#test/support/context';
import { folderWith, removeFolder } from '#test/support/project';
import { SEND, TRACE } from '#cli/commands/message-commands';
import type { OptionsOf } from '#cli/option-values';
import { optionsOf } from '#test/support/options';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: { deadLetters: { maxReceiveCount: 2 } }, audit: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { event: [paid] } } }
  - { topic: orders, queue: audit }
`;

const folder = folderWith({ 'topology.yaml': TOPOLOGY });
const context = contextWith({ cwd: folder });

function send(args: readonly string[], options: Partial<OptionsOf<typeof SEND>>) {
  return runSend(args, optionsOf(SEND, options), context);
}

function trace(args: readonly string[], options: Partial<OptionsOf<typeof TRACE>>) {
  return runTrace(args, optionsOf(TRACE, options), context);
}

afterAll(() => removeFolder(folder));

test('send tells who would receive the message, and sends nothing', async () => {
  const outcome = await send(['orders'], { attribute: ['event=late'], body: 'x' });
  expect(outcome).toEqual({
    exitCode: 0,
    data: `1 subscription of topic orders would receive it
     0s  published to topic \`orders\`
     0s  delivered to queue \`audit\`: there is no filter
     0s  arrived in queue \`audit\`
     0s  kept from queue \`billing\` by its filter (topology.yaml:7:58): \`event\` is \`"late"\`, not "paid"
`,
    talk: 'nothing was sent; add --live to publish it\n',
  });
});

test('send as data', async () => {
  const { data } = await send(['orders'], { attribute: ['event=paid'], body: 'x', json: true });
  expect(JSON.parse(data!)).toEqual({
    formatVersion: 1,
    topic: 'orders',
    receives: [
      { subscription: 'orders_to_audit', because: 'there is no filter' },
      { subscription: 'orders_to_billing', because: '`event` is `"paid"`' },
    ],
    filtered: [],
    undelivered: [],
    refused: [],
  });
});

test.each([
  [{}, 'Empty message: AWS takes none without a body'],
  [{ body: 'x', attribute: ['AWS.x=1'] }, 'the attribute name `AWS.x` starts with `AWS.` or `Amazon.`'],
  [
    { body: 'x', attribute: ['price:Number=12 EUR'] },
    "Could not cast message attribute 'price' value to number.",
  ],
  [{ body: 'x', subject: 's'.repeat(100) }, 'the subject has 100 characters'],
])('what SNS would refuse is told, and --live does not call it: %#', async (options, reason) => {
  expect(await send(['orders'], options)).toMatchObject({
    exitCode: 0,
    data: expect.stringContaining(`refused by \`orders\`: ${reason}`) as string,
  });
  const outcome = await send(['orders'], { ...options, live: true });
  expect(outcome.exitCode).toBe(2);
  expect(outcome.data).toBeUndefined();
  expect(outcome.talk).toContain(`SNS would refuse the message: ${reason}`);
});

test('trace follows a message to its end', async () => {
  const { data } = await trace(['billing'], { body: 'x', fail: ['billing'], work: ['billing_dlq'] });
  expect(data).toBe(`   0s  arrived in queue \`billing\`
   0s  failed in the consumer of \`billing\`, attempt 1
  30s  failed in the consumer of \`billing\`, attempt 2
   1m  moved from queue \`billing\` to dead-letter queue \`billing_dlq\` after 2 attempts
   1m  processed by the consumer of \`billing_dlq\`, attempt 1
`);
});

test('trace waits for what time does', async () => {
  const { data } = await trace(['billing'], { body: 'x', wait: '4d' });
  expect(data).toBe('   0s  arrived in queue `billing`\n   4d  expired in queue `billing`\n');
});

test('attributes have types, and may have `=` in them', async () => {
  const options = { attribute: ['event:String.Array=["paid"]', 'note=a=b'], body: 'x' };
  const { data } = await send(['orders'], options);
  expect(data).toContain('2 subscriptions of topic orders would receive it');
});

test.each([
  [() => send(['order'], {}), 'there is no topic `order`'],
  [() => send([], {}), 'which topic?'],
  [() => send(['orders'], { attribute: ['event'] }), '`event` is no attribute'],
  [() => trace(['bill'], {}), 'there is no topic or queue `bill`'],
  [() => trace(['billing'], { wait: 'long' }), '`long` is no duration'],
  [() => trace(['billing'], { fail: ['bill'] }), 'there is no consumer, queue or endpoint `bill`'],
])('wrong usage: %#', async (attempt, problem) => {
  const { exitCode, talk } = await attempt();
  expect(exitCode).toBe(2);
  expect(talk).toContain(problem);
});
