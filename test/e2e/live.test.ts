import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '#test/support/browser';
import { startDev, type Dev } from '#test/support/dev';
import { folderWith, removeFolder } from '#test/support/project';
import { describeWith } from '#test/support/requirements';

/** The program writes how often it has run a second's tenth, so that it can be seen to rest. */
const SHOP = `version: 1
name: shop
region: eu-west-1
topics: { orders: {}, ledger: { fifo: true } }
queues:
  billing: { deadLetters: { maxReceiveCount: 1 } }
  books: { fifo: true, deadLetters: false }
  packing: { deadLetters: false }
subscriptions:
  - { topic: orders, queue: billing, raw: true, filter: { policy: { colour: [red] } } }
  - { topic: ledger, queue: books, raw: true }
rules: { no-dead-letters: off }
network: { vpc: { create: {} } }
consumers:
  packer:
    type: fargate
    queue: packing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/packer:1.4.2
    scaling: { min: 1, max: 2, backlogPerTask: 1 }
    dev: sleep 600
  ticker: { type: external, note: here, queue: billing, dev: 'while sleep 0.05; do echo tick >> ticks; done' }
`;

describeWith(['browser'], 'the page of `msgtopo dev`', () => {
  let browser: Browser | undefined;
  let folder: string;
  let dev: Dev;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    folder = folderWith({ 'topology.yaml': SHOP });
    dev = await startDev(folder, '--scale');
    browser = await launchBrowser();
    page = await browser.newPage();
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (failure) => problems.push(failure.message));
    page.setDefaultTimeout(20_000);
    await page.goto(dev.endpoint);
  });

  afterAll(async () => {
    await browser?.close();
    await dev.stop();
    removeFolder(folder);
  });

  async function send(target: string, colour: string): Promise<void> {
    await page.getByLabel('To', { exact: true }).selectOption(target);
    await page.getByPlaceholder('name').last().fill('colour');
    await page.getByLabel('Value of the attribute').fill(colour);
    await page.getByRole('button', { name: 'Send' }).click();
  }

  /** Waits until so many wait in a queue. */
  const waits = (queue: RegExp, count: number) =>
    page
      .locator('#queues tr', { has: page.locator('th', { hasText: queue }) })
      .locator('td:nth-of-type(1)', { hasText: new RegExp(`^${count}$`) })
      .waitFor();

  const BILLING = /^shop-default-billing$/;
  const DEAD = /^shop-default-billing-dlq$/;

  test('a message that is sent from it is followed to its queue, and one that the filter stops is not', async () => {
    await send('topics orders', 'red');
    await page.locator('#messages li.enqueued').first().waitFor({ state: 'attached' });
    await send('topics orders', 'blue');
    await page.locator('#messages li.filtered').first().waitFor({ state: 'attached' });
    await waits(BILLING, 1);
    await page.locator('#map .badge', { hasText: /^1$/ }).first().waitFor();
  });

  test('a message of a FIFO topic gets a group and an identifier, each time another', async () => {
    await send('topics ledger', 'red');
    await send('topics ledger', 'red');
    await waits(/^shop-default-books.fifo$/, 2);
  });

  test('dead letters go back at the press of a button', async () => {
    const receive = { Action: 'ReceiveMessage', VisibilityTimeout: '0', WaitTimeSeconds: '0' };
    const ask = () =>
      fetch(dev.queues['shop-default-billing']!, { method: 'POST', body: new URLSearchParams(receive) });
    await ask();
    await ask();
    await waits(DEAD, 1);
    await page.getByRole('button', { name: 'Redrive' }).click();
    await waits(DEAD, 0);
    await waits(BILLING, 1);
    await page.locator('#messages li.moved').first().waitFor({ state: 'attached' });
  });

  test('a program rests and goes on', async () => {
    const file = join(folder, 'ticks');
    const ticks = () => (existsSync(file) ? readFileSync(file, 'utf8').length : 0);
    const grows = async () => {
      for (const before = ticks(); ticks() === before;) await sleep(20);
    };
    await grows();
    const ticker = page.locator('#consumers li', { hasText: 'ticker' });
    await ticker.getByRole('button', { name: 'Pause' }).click();
    await page.locator('#consumers li', { hasText: 'ticker is paused' }).waitFor();
    const rested = ticks();
    await sleep(500);
    expect(ticks()).toBe(rested);
    await ticker.getByRole('button', { name: 'Resume' }).click();
    await grows();
  });

  test('says in how many copies a program runs that scales', async () => {
    const packer = page.locator('#consumers li', { hasText: 'packer' });
    await packer.filter({ hasText: 'packer runs in 1 copy' }).waitFor();
    for (let message = 0; message < 2; message += 1) await send('queues packing', 'red');
    await packer.filter({ hasText: 'packer runs in 2 copies' }).waitFor();
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
