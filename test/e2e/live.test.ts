import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '#test/support/browser';
import { ROOT } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { describeWith } from '#test/support/requirements';

const SHOP = `version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: {} }
subscriptions:
  - { topic: orders, queue: billing, raw: true, filter: { policy: { colour: [red] } } }
`;

describeWith(['browser'], 'the page of `msgtopo dev`', () => {
  let browser: Browser | undefined;
  let folder: string;
  let dev: ChildProcess;
  let url: string;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    folder = folderWith({ 'topology.yaml': SHOP });
    const program = join(ROOT, 'dist/bin/msgtopo.js');
    dev = spawn(process.execPath, [program, 'dev', '--port', '0', '--json'], { cwd: folder });
    url = await new Promise<string>((resolve, reject) => {
      dev.once('exit', (status) => reject(new Error(`msgtopo dev ended with ${status}`)));
      createInterface(dev.stdout!).once('line', (line) =>
        resolve((JSON.parse(line) as { endpoint: string }).endpoint),
      );
    });
    browser = await launchBrowser();
    page = await browser.newPage();
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (failure) => problems.push(failure.message));
    page.setDefaultTimeout(20_000);
    await page.goto(url);
  });

  afterAll(async () => {
    await browser?.close();
    dev.kill();
    removeFolder(folder);
  });

  async function send(target: string, colour: string): Promise<void> {
    await page.getByLabel('To', { exact: true }).selectOption(target);
    await page.getByPlaceholder('name').last().fill('colour');
    await page.getByLabel('Value of the attribute').fill(colour);
    await page.getByRole('button', { name: 'Send' }).click();
  }

  const row = () => page.locator('#queues tr', { hasText: /^shop-default-billing\d/ });

  test('a message that is sent from it is followed to its queue, and one that the filter stops is not', async () => {
    await send('topics orders', 'red');
    await page.locator('#messages li.enqueued').first().waitFor({ state: 'attached' });
    await send('topics orders', 'blue');
    await page.locator('#messages li.filtered').first().waitFor({ state: 'attached' });
    await row().locator('td', { hasText: /^1$/ }).first().waitFor();
    await page.locator('#map .badge', { hasText: /^1$/ }).first().waitFor();
  });

  test('the clock jumps: a message that nobody has received has expired', async () => {
    await page.locator('#by').fill('15d');
    await page.getByRole('button', { name: 'Jump' }).click();
    await page.locator('#ahead', { hasText: /^15d 0h ahead$/ }).waitFor();
    await page.locator('#messages li.expired').first().waitFor({ state: 'attached' });
    expect(problems).toEqual([]);
  });

  test('says why the server refuses', async () => {
    await page.locator('#by').fill('soon');
    await page.getByRole('button', { name: 'Jump' }).click();
    await page.locator('#live-state', { hasText: 'a jump is a time such as 15m, up to 30d' }).waitFor();
  });
});
