import { run } from '#cli/commands/cost';
import { contextWith } from '#test/support/context';
import { COST } from '#cli/commands/document-commands';
import type { OptionsOf } from '#cli/option-values';
import { optionsOf } from '#test/support/options';

const TOPOLOGY = `
version: 1
name: shop
region: us-east-1
topics: { orders: { encryption: managed-key } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`;

function cost(options: Partial<OptionsOf<typeof COST>>) {
  const context = contextWith({ readStdin: () => Promise.resolve(Buffer.from(TOPOLOGY)) });
  return run(['-'], optionsOf(COST, options), context);
}

test('keys are counted as Terraform makes them; missing traffic is told of at its place', async () => {
  const { exitCode, data, talk } = await cost({});
  expect(exitCode).toBe(0);
  expect(data).toMatch(/KMS keys +1 +1\.00/);
  expect(talk).toContain('warning[traffic-unknown]: nothing says how many messages come to `orders`');
  expect(talk).toContain('--> <stdin>:5:11');
});

test('a time or size that is none is wrong usage', async () => {
  expect(await cost({ messageTime: '5' })).toMatchObject({ exitCode: 2 });
  expect(await cost({ logSize: '5' })).toMatchObject({ exitCode: 2 });
});
