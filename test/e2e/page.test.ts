import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { source as axeSource } from 'axe-core';
import type { Page } from 'playwright-core';
import { Drawings } from '#test/support/drawings';
import { ROOT } from '#test/support/msgtopo';
import { describeWith } from '#test/support/requirements';

const FAN_OUT = readFileSync(join(ROOT, 'templates/fan-out/topology.yaml'), 'utf8');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe has against the page as it is now, contrast below 4.5:1 included. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate<{ violations: Violation[] }>('axe.run()');
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

describeWith(['browser'], 'the page of `graph --format html`', () => {
  let drawings: Drawings;

  beforeAll(async () => {
    drawings = await Drawings.start();
  });
  afterAll(() => drawings.stop());

  test('asks for nothing but itself, and has nothing to complain about', async () => {
    const { page, file, problems, requests } = await drawings.open(FAN_OUT);
    for (const tab of ['Try a message', 'Details']) await page.getByRole('tab', { name: tab }).click();
    expect(requests).toEqual([pathToFileURL(file).href]);
    expect(problems).toEqual([]);
  });

  test('a click on an element tells its settings, grants and addresses', async () => {
    const { page } = await drawings.open(FAN_OUT);
    await page.locator('.node[data-id="queues.billing"]').click();
    const about = page.getByRole('tabpanel', { name: 'Details' });
    await expect(about.getByRole('heading', { level: 2 }).innerText()).resolves.toBe('billing');
    const text = await about.innerText();
    for (const part of ['30s', 'aws_sqs_queue.billing', 'sqs:SendMessage', 'with the topology']) {
      expect(text).toContain(part);
    }
    expect(page.url()).toContain('#queues.billing');
  });

  test('its subscription tells the filter, in words and as it is', async () => {
    const { page } = await drawings.open(FAN_OUT);
    await page.locator('.node[data-id="queues.billing"]').click();
    await page.getByRole('button', { name: 'order-events → billing' }).click();
    const text = await page.locator('#chosen').innerText();
    expect(text).toContain('eventType is "order_created" or "payment_processed"');
    expect(text).toContain('aws_sns_topic_subscription.order-events_to_billing');
    await expect(page.locator('.edge.chosen').getAttribute('data-id')).resolves.toBe(
      'subscriptions.order-events_to_billing',
    );
  });

  test('search finds by everything that is known, and Enter goes there', async () => {
    const { page } = await drawings.open(FAN_OUT);
    await page.keyboard.press('/');
    await page.keyboard.type('aws_sqs_queue.ship');
    await expect(page.getByRole('option').allInnerTexts()).resolves.toEqual([
      expect.stringContaining('shipping'),
      expect.stringContaining('shipping_dlq'),
    ]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.locator('#chosen h2').innerText()).resolves.toBe('shipping_dlq');
    await page.keyboard.press('Escape');
    await expect(page.locator('#overview').isVisible()).resolves.toBe(true);
  });

  test('arrow keys go from element to element, Enter chooses', async () => {
    const { page } = await drawings.open(FAN_OUT);
    await page.locator('.node[tabindex="0"]').focus();
    const focused = () => page.evaluate('document.activeElement.dataset.id');
    await expect(focused()).resolves.toBe('topics.order-events');
    await page.keyboard.press('ArrowRight');
    await expect(focused()).resolves.toMatch(/^queues\./);
    await page.keyboard.press('ArrowLeft');
    await expect(focused()).resolves.toBe('topics.order-events');
    await page.keyboard.press('Enter');
    await expect(page.locator('#chosen h2').innerText()).resolves.toBe('order-events');
    await expect(page.locator('.node[tabindex="0"]').count()).resolves.toBe(1);
  });

  test('a message is held against the filters while it is typed', async () => {
    const { page } = await drawings.open(FAN_OUT);
    await page.getByRole('tab', { name: 'Try a message' }).click();
    const verdict = (queue: string) => page.locator('#results li', { hasText: queue }).innerText();
    expect(await verdict('audit')).toContain('✓ takes it');
    expect(await verdict('billing')).toContain('✗ does not');
    await page.getByLabel('Name').fill('eventType');
    await page.getByLabel('Value').fill('payment_processed');
    expect(await verdict('billing')).toContain('✓ takes it');
    expect(await verdict('shipping')).toContain('✗ does not');
    await page.getByLabel('Body').fill('{ "parcel": { "kilograms": 21 } }');
    expect(await verdict('shipping')).toContain('✓ takes it');
    await page.getByRole('button', { name: 'Remove this attribute' }).click();
    expect(await verdict('billing')).toContain('✗ does not');
    await expect(page.locator('.edge.takes').count()).resolves.toBe(2);
  });

  test.each(['light', 'dark'] as const)('everybody can read it: %s', async (colorScheme) => {
    const { page } = await drawings.open(FAN_OUT, 'html', { colorScheme });
    expect(await violations(page)).toEqual([]);
    await page.locator('.node[data-id="queues.billing"]').click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Try a message' }).click();
    expect(await violations(page)).toEqual([]);
  });

  test('the form follows what is chosen, and suggests what filters know', async () => {
    const two = FAN_OUT.replace('topics:', 'topics:\n  another: {}');
    const { page } = await drawings.open(two);
    await page.getByRole('tab', { name: 'Try a message' }).click();
    await page.locator('#topic').selectOption('another');
    await page.locator('.node[data-id="queues.billing"]').click();
    await page.getByRole('tab', { name: 'Try a message' }).click();
    await expect(page.locator('#topic').inputValue()).resolves.toBe('order-events');
    await page.getByLabel('Name').fill('eventType');
    await page.getByLabel('Value').focus();
    const suggested = (id: string) =>
      page.locator(`#${id} option`).evaluateAll((options) => options.map((one) => one.getAttribute('value')));
    await expect(suggested('names')).resolves.toEqual(['eventType']);
    await expect(suggested('values')).resolves.toEqual(['order_created', 'payment_processed']);
    // What gets messages of no topic changes nothing.
    await page.locator('.node[data-id="queues.billing_dlq"]').click();
    await expect(page.locator('#topic').inputValue()).resolves.toBe('order-events');
  });

  test.each([
    [1440, 900],
    [390, 844],
  ])('the first view shows the whole on a screen of %i by %i', async (width, height) => {
    const queues = Array.from({ length: 26 }, (_, index) => `queue-${index}`);
    const text = [
      'version: 1\nname: shop\nregion: eu-west-1\nmonitoring: {}\ntopics: { orders: {} }\nqueues:',
      ...queues.map((name) => `  ${name}: {}`),
      'subscriptions:',
      ...queues.map((name) => `  - { topic: orders, queue: ${name} }`),
    ];
    const { page } = await drawings.open(text.join('\n'), 'html', { viewport: { width, height } });
    const frame = (await page.locator('#map').boundingBox())!;
    const boxes = await Promise.all((await page.locator('.node').all()).map((node) => node.boundingBox()));
    expect(boxes).toHaveLength(53);
    await expect(page.locator('.node .monitor').count()).resolves.toBe(53);
    const outside = boxes.filter(
      (box) =>
        box!.x < frame.x ||
        box!.y < frame.y ||
        box!.x + box!.width > frame.x + frame.width ||
        box!.y + box!.height > frame.y + frame.height,
    );
    expect(outside).toEqual([]);
  });

  test('the switch changes light to dark', async () => {
    const { page } = await drawings.open(FAN_OUT, 'html', { colorScheme: 'light' });
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await expect(background()).resolves.toBe('rgb(255, 255, 255)');
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await expect(background()).resolves.toBe('rgb(15, 18, 24)');
    expect(await violations(page)).toEqual([]);
  });

  test('buttons and keys zoom; dragging moves and chooses nothing', async () => {
    const { page } = await drawings.open(FAN_OUT);
    const width = async () => (await page.locator('.node.topic').first().boundingBox())!.width;
    const before = await width();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const larger = await width();
    expect(larger).toBeGreaterThan(before);
    await page.keyboard.press('-');
    expect(await width()).toBeLessThan(larger);
    const node = page.locator('.node[data-id="queues.audit"]');
    const from = (await node.boundingBox())!;
    await page.mouse.move(from.x + 20, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(from.x + 80, from.y + 60, { steps: 4 });
    await page.mouse.up();
    const to = (await node.boundingBox())!;
    expect([Math.round(to.x - from.x), Math.round(to.y - from.y)]).toEqual([60, 40]);
    await expect(page.locator('#chosen').isHidden()).resolves.toBe(true);
  });
});
