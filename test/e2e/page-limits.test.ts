import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Drawings } from '#test/support/drawings';
import { ROOT } from '#test/support/msgtopo';
import { describeWith } from '#test/support/requirements';

const FAN_OUT = readFileSync(join(ROOT, 'templates/fan-out/topology.yaml'), 'utf8');
const ATTACK = '</script><img src=x onerror=alert(1)><svg onload=alert(2)>';

const HOSTILE = `
version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, filter: { scope: body, policy: { ${JSON.stringify(ATTACK)}: [${JSON.stringify(ATTACK)}] } } }
  - { topic: orders, url: "https://hooks.example.com/a?<script>alert(3)</script>" }
`;

/** 20 topics, 120 queues with their dead letters, 240 subscriptions. */
function large(): string {
  const topics = Array.from({ length: 20 }, (_, index) => `  topic-${index}: {}`);
  const queues = Array.from({ length: 120 }, (_, index) => `  queue-${index}: {}`);
  const subscriptions = Array.from(
    { length: 240 },
    (_, index) =>
      `  - { topic: topic-${(index + Math.floor(index / 120)) % 20}, queue: queue-${index % 120} }`,
  );
  const head = 'version: 1\nname: large\nregion: eu-west-1';
  return [head, 'topics:', ...topics, 'queues:', ...queues, 'subscriptions:', ...subscriptions].join('\n');
}

describeWith(['browser'], 'pictures of what is hostile, large, small or on paper', () => {
  let drawings: Drawings;

  beforeAll(async () => {
    drawings = await Drawings.start();
  });
  afterAll(() => drawings.stop());

  test('on a phone nothing is wider than the screen', async () => {
    const { page } = await drawings.open(FAN_OUT, 'html', { viewport: { width: 375, height: 740 } });
    await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBe(375);
    await expect(page.locator('.node.topic').first().isVisible()).resolves.toBe(true);
  });

  test('on paper stands the whole map, and what there is to say about each element', async () => {
    const { page } = await drawings.open(FAN_OUT);
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('#elements article').first().isVisible()).resolves.toBe(true);
    await expect(page.locator('aside').isHidden()).resolves.toBe(true);
  });

  test('a text of the topology stays a text', async () => {
    const { page, problems } = await drawings.open(HOSTILE);
    await page.locator('.node[data-id="queues.billing"]').click();
    await page.getByRole('button', { name: 'orders → billing' }).click();
    await page.getByRole('tab', { name: 'Try a message' }).click();
    await expect(page.locator('img').count()).resolves.toBe(0);
    expect(problems).toEqual([]);
  });

  test('five hundred elements', async () => {
    const { page, problems } = await drawings.open(large());
    const drawn = page.locator('#map .node, #map .delivery');
    await expect(drawn.count()).resolves.toBe(20 + 120 + 240);
    await page.getByRole('button', { name: 'Show dead letters (120)' }).click();
    await expect(drawn.count()).resolves.toBe(20 + 240 + 240);
    await page.getByRole('combobox', { name: 'Search elements' }).fill('queue-77');
    await page.keyboard.press('Enter');
    await expect(page.locator('.node.chosen').getAttribute('data-id')).resolves.toBe('queues.queue-77');
    const node = page.locator('.node.chosen');
    const box = async () => (await node.boundingBox())!;
    const found = await box();
    expect(found.width).toBeGreaterThan(60);

    await page.getByRole('button', { name: 'Zoom in' }).click();
    const larger = await box();
    expect(larger.width).toBeGreaterThan(found.width);
    await page.mouse.move(larger.x + 20, larger.y + 20);
    // A node under the pointer has a thicker line, so both places are measured with the pointer on it.
    const grasped = await box();
    await page.mouse.down();
    await page.mouse.move(larger.x + 70, larger.y + 50, { steps: 3 });
    await page.mouse.up();
    expect(Math.round((await box()).x - grasped.x)).toBe(50);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect((await box()).width).toBeLessThan(found.width);

    await page.getByRole('tab', { name: 'Try a message' }).click();
    await page.getByLabel('Publish to').selectOption('topic-7');
    await expect(page.locator('#results li').count()).resolves.toBe(12);
    await page.locator('#results button').first().click();
    await expect(page.locator('#chosen h2').innerText()).resolves.toContain('topic-7 → queue-');
    expect(problems).toEqual([]);
  });

  test('an SVG is whole and asks for nothing', async () => {
    const { page, file, problems, requests } = await drawings.open(HOSTILE, 'svg');
    await expect(page.locator('g.node').count()).resolves.toBe(4);
    expect(requests).toEqual([pathToFileURL(file).href]);
    expect(problems).toEqual([]);
  });
});
