/*
 * `npm run picture` makes the picture of the live page in README.md anew: the template fan-out, with some orders on their
 * way.
 */
import { join } from 'node:path';
import { launchBrowser } from '#test/support/browser';
import { startDev, type Dev } from '#test/support/dev';
import { msgtopo, ROOT } from '#test/support/msgtopo';
import { emptyFolder, removeFolder } from '#test/support/project';

const PICTURE = join(ROOT, 'docs', 'pictures', 'live.png');

const EVENTS = ['order_created', 'payment_processed', 'order_cancelled', 'order_created'];

const FAILING = 5;

async function call(url: string, parameters: Readonly<Record<string, string>>): Promise<string> {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(parameters) });
  return answer.text();
}

async function publish({ endpoint, topics }: Dev, event: string, index: number): Promise<void> {
  await call(endpoint, {
    Action: 'Publish',
    Version: '2010-03-31',
    TopicArn: topics['shop-dev-order-events']!,
    Message: JSON.stringify({ order: 1000 + index, parcel: { kilograms: 5 * index } }),
    'MessageAttributes.entry.1.Name': 'eventType',
    'MessageAttributes.entry.1.Value.DataType': 'String',
    'MessageAttributes.entry.1.Value.StringValue': event,
  });
}

/** A consumer that fails every time, until its messages are dead letters. */
async function fail({ queues }: Dev): Promise<void> {
  const receive = { Action: 'ReceiveMessage', VisibilityTimeout: '0', WaitTimeSeconds: '0' };
  for (let attempt = 0; attempt <= FAILING; attempt++) await call(queues['shop-dev-billing']!, receive);
}

async function main(): Promise<void> {
  const folder = emptyFolder();
  await msgtopo(['init', '--template', 'fan-out'], { cwd: folder });
  const dev = await startDev(folder, '-e', 'dev');
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(dev.endpoint);
  await publish(dev, EVENTS[0]!, 0);
  await fail(dev);
  for (const [index, event] of EVENTS.entries()) await publish(dev, event, index + 1);
  await page.locator('#messages li.filtered').first().waitFor({ state: 'attached' });
  await page.locator('#queues tr.dead').first().waitFor();
  await page.screenshot({ path: PICTURE });
  await browser.close();
  await dev.stop();
  removeFolder(folder);
}

void main();
