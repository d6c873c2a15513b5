import { source as axeSource } from 'axe-core';
import type { Page } from 'playwright-core';
import { Drawings } from '#test/support/drawings';
import { describeWith } from '#test/support/requirements';

const HEAD = 'version: 1\nname: shop\nregion: eu-west-1\n';

const CONTRACT = `${HEAD}
topics:
  orders:
    message: { attributes: { required: [kind], properties: { kind: { enum: [paid, refunded], description: What happened } } } }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing, filter: { policy: { kind: [paid] } } }]
monitoring: { notify: ops@example.com }
`;

const OLD = `${HEAD}topics: { orders: {} }\nqueues: { billing: {}, audit: {} }\nsubscriptions: [{ topic: orders, queue: billing }]\n`;
const NEW = `${HEAD}topics: { orders: {} }\nqueues: { billing: { retention: 5d }, shipping: {} }\nsubscriptions: [{ topic: orders, queue: billing }]\n`;

/** What axe has against the page, contrast below 4.5:1 included. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate<{ violations: { id: string }[] }>('axe.run()');
  return found.map(({ id }) => id);
}

describeWith(['browser'], 'what the page tells', () => {
  let drawings: Drawings;
  beforeAll(async () => {
    drawings = await Drawings.start();
  });
  afterAll(() => drawings.stop());

  test('of a topic what its messages are, and of a queue which alarms it has', async () => {
    const { page } = await drawings.open(CONTRACT);
    await page.locator('.node[data-id="topics.orders"]').click();
    const topic = await page.locator('#chosen').innerText();
    for (const part of ['kind', '"paid" or "refunded"', 'always there', 'What happened'])
      expect(topic).toContain(part);
    expect(await violations(page)).toEqual([]);
    await page.locator('.node[data-id="queues.billing_dlq"]').click();
    const queue = await page.locator('#chosen').innerText();
    for (const part of ['shop-default/billing_dlq/not-empty', 'msgtopo dlq redrive billing --yes']) {
      expect(queue).toContain(part);
    }
    expect(queue).toContain('aws_cloudwatch_metric_alarm.billing_dlq_not-empty');
  });

  test.each(['light', 'dark'] as const)(
    'of a comparison what happened to each element: %s',
    async (colorScheme) => {
      const { page, problems } = await drawings.compare(OLD, NEW, { colorScheme });
      await expect(page.locator('.node.removed').count()).resolves.toBe(2);
      await expect(page.locator('.node.added').count()).resolves.toBe(2);
      await page.getByRole('button', { name: '~ changed queue billing' }).click();
      expect(await page.locator('#chosen').innerText()).toContain('Retention: 4d → 5d');
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '− removed queue audit', exact: true }).click();
      expect(await page.locator('#chosen').innerText()).toContain('− removed');
      expect(await violations(page)).toEqual([]);
      expect(problems).toEqual([]);
    },
  );
});
