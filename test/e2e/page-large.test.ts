import { pathToFileURL } from 'node:url';
import { source as axeSource } from 'axe-core';
import type { Page } from 'playwright-core';
import { Drawings } from '#test/support/drawings';
import { manyQueues } from '#test/support/many-queues';
import { describeWith } from '#test/support/requirements';

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const { violations: found } = await page.evaluate<{ violations: { id: string }[] }>('axe.run()');
  return found.map(({ id }) => id);
}

function faded(page: Page): Promise<string[]> {
  return page
    .locator('.node:not(.near)')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id') ?? ''));
}

describeWith(['browser'], 'the page of a large topology', () => {
  let drawings: Drawings;
  beforeAll(async () => {
    drawings = await Drawings.start();
  });
  afterAll(() => drawings.stop());

  test('begins without dead letters, and shows them by a button, a key, or when one is looked for', async () => {
    const { page, problems } = await drawings.open(manyQueues(50));
    const dead = page.locator('.node.dead-letter-queue');
    const fold = page.locator('#fold');
    await expect(dead.count()).resolves.toBe(0);
    await expect(fold.innerText()).resolves.toBe('Show dead letters (50)');
    expect(await violations(page)).toEqual([]);
    await fold.focus();
    await page.keyboard.press('Enter');
    await expect(dead.count()).resolves.toBe(50);
    await expect(fold.innerText()).resolves.toBe('Hide dead letters (50)');
    await expect(page.locator('.node[tabindex="0"][role="button"]').count()).resolves.toBe(1);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('d');
    await expect(dead.count()).resolves.toBe(0);
    await page.getByRole('combobox').fill('worker-7_dlq');
    await page.keyboard.press('Enter');
    await expect(page.locator('.node.chosen').getAttribute('data-id')).resolves.toBe('queues.worker-7_dlq');
    expect(problems).toEqual([]);
  });

  test('a small one begins with them', async () => {
    const { page } = await drawings.open(manyQueues(3));
    await expect(page.locator('.node.dead-letter-queue').count()).resolves.toBe(3);
    await page.getByRole('button', { name: 'Hide dead letters (3)' }).click();
    await expect(page.locator('.node.dead-letter-queue').count()).resolves.toBe(0);
  });

  test('what is chosen keeps in sight what leads to it and what it leads to', async () => {
    const { page, file } = await drawings.open(manyQueues(26));
    await page.locator('.node[data-id="queues.worker-10"]').click();
    const away = await faded(page);
    // Its consumer publishes to the third topic, which reaches the queues of that one.
    for (const id of ['topics.events-1', 'topics.events-0', 'topics.events-2', 'queues.worker-25']) {
      expect(away).not.toContain(id);
    }
    expect(away).toContain('queues.worker-11');
    await expect(page.locator('#chosen').innerText()).resolves.toMatch(/Elements that lead here: [1-9]/);
    await page.goto('about:blank');
    await page.goto(`${pathToFileURL(file).href}#queues.worker-10`);
    expect(await faded(page)).toEqual(away);
    await page.keyboard.press('Escape');
    await expect(page.locator('#map.dimmed').count()).resolves.toBe(0);
  });

  test.each(['about', 'tester'])('on a phone, map and panel are both to be used: %s', async (pane) => {
    const { page } = await drawings.open(manyQueues(50), 'html', { viewport: { width: 390, height: 844 } });
    await page.locator(`#tab-${pane}`).click();
    await expect(page.evaluate('document.documentElement.scrollWidth')).resolves.toBe(390);
    const [map, aside] = await Promise.all(
      ['#map', `#${pane}`].map((one) => page.locator(one).boundingBox()),
    );
    for (const box of [map!, aside!]) {
      expect(box.width).toBeGreaterThan(380);
      expect(box.height).toBeGreaterThan(250);
    }
    const wide = page.locator(`header *, #${pane} > *, #${pane} .attribute > *`);
    const outside = await wide.evaluateAll((all) =>
      all.filter((one) => one.getBoundingClientRect().right > 390).map((one) => one.outerHTML),
    );
    expect(outside).toEqual([]);
  });
});
