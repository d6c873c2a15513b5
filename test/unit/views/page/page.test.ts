import { createHash } from 'node:crypto';
import { compareTopologies } from '#views/compare/compare';
import { composePage, type Knowledge } from '#views/page/compose';
import { composeComparison } from '#views/page/compose-comparison';
import type { PageData } from '#views/page/data';
import { writePage } from '#views/page/page';
import { addressesByElement } from '#stacks/inventory';
import { proveText } from '#test/unit/topology-of';

const ASSETS = { script: 'console.log("</script><b>")', style: 'body { margin: 0 }' };

const SHOP = `
topics:
  orders: { message: { body: { required: [id], properties: { id: { type: integer, description: of the <order> } } } } }
queues: { billing: {}, audit: { deadLetters: false } }
subscriptions:
  - { topic: orders, queue: billing, filter: { policy: { type: ["<script>alert(1)</script>"] } } }
  - { topic: orders, queue: audit }
monitoring: { notify: ops@example.com }
accept:
  - { rule: no-dead-letters, element: queues.audit, reason: "a <cache>", until: 2026-12-31 }
`;

function known(yaml: string) {
  const proof = proveText(yaml);
  const topology = proof.topologies[0]!;
  const knowledge: Knowledge = { ...proof, addresses: addressesByElement(topology) };
  return { topology, knowledge };
}

async function pageOf(yaml: string): Promise<string> {
  const { topology, knowledge } = known(yaml);
  return writePage(await composePage(topology, knowledge), ASSETS);
}

/** What is told of one element. */
function article(page: string, id: string): string {
  return new RegExp(`<article data-for="${id}">.*?</article>`, 's').exec(page)?.[0] ?? '';
}

function all(page: string, pattern: RegExp): string[] {
  return Array.from(page.matchAll(pattern), ([, found]) => found!);
}

describe('the page of a topology', () => {
  let page = '';
  beforeAll(async () => {
    page = await pageOf(SHOP);
  });

  test('every element and subscription is told once, and everything on the map is among them', () => {
    const ids = all(page, /<article data-for="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([
        'topics.orders',
        'queues.billing',
        'queues.billing_dlq',
        'queues.audit',
        'subscriptions.orders_to_billing',
        'subscriptions.orders_to_audit',
      ]),
    );
    const nodes = all(page, /class="node[^"]*"[^>]* data-id="([^"]+)"/g);
    expect(nodes.length).toBeGreaterThan(3);
    expect(nodes.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('a queue: settings, alarms, Terraform and who may do what', () => {
    const queue = article(page, 'queues.billing_dlq');
    expect(queue).toContain('<dt>Retention</dt><dd>14d</dd>');
    expect(queue).toContain('<h3>Alarms</h3>');
    expect(queue).toContain('<code>msgtopo dlq redrive billing --yes</code>');
    expect(queue).toContain('<code>aws_sqs_queue.billing_dlq</code>');
    expect(article(page, 'queues.billing')).toMatch(
      /<h3>Grants<\/h3>.*<b>Allow<\/b> <code>sns.amazonaws.com<\/code>: <code>sqs:SendMessage<\/code>/,
    );
  });

  test('a topic: its messages; a subscription: its filter', () => {
    expect(article(page, 'topics.orders')).toContain(
      '<dt><code>id</code></dt><dd>a whole number <small>always there</small><br><small>of the &lt;order&gt;</small></dd>',
    );
    expect(article(page, 'subscriptions.orders_to_billing')).toContain('<h3>Filter</h3>');
    expect(article(page, 'subscriptions.orders_to_audit')).not.toContain('<h3>Filter</h3>');
  });

  test('a finding stands with its element, leads to it from the overview, and is counted', async () => {
    expect(article(page, 'queues.audit')).toMatch(/<b>accepted<\/b>.*a &lt;cache&gt; \(until 2026-12-31\)/);
    const open = await pageOf('queues: { billing: { deadLetters: false } }');
    expect(article(open, 'queues.billing')).toContain('<code>no-dead-letters</code>');
    expect(open).toMatch(/data-go="queues.billing"><b>warning<\/b>/);
    const [, count] = /· (\d+) findings?<\/p>/.exec(open)!;
    expect(all(open, /<li class="(warning|error)"><b>/g)).toHaveLength(
      all(open, /data-go="(queues)/g).length,
    );
    expect(Number(count)).toBe(
      all(/<div id="overview">.*?<\/div>/s.exec(open)![0], /<li class="(\w+)">/g).length,
    );
  });

  test('no text of the topology, nor of the script, is markup', () => {
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<cache>');
    expect(page).toContain('console.log("<\\/script><b>")');
    expect(all(page, /(<\/script>)/g)).toHaveLength(2);
  });

  test('only the script and the style that are in it may run', () => {
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)![1]!;
    const [, script] = /<script>(.*?)<\/script>\n<\/body>/s.exec(page)!;
    const [, style] = /<style>(.*?)<\/style>/s.exec(page)!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src ${hash(script!)};`);
    expect(policy).toContain(`style-src ${hash(style!)};`);
    expect(page).not.toMatch(/(src|href)="/);
  });

  test('what the script tries messages with', () => {
    const [, text] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)!;
    const data = JSON.parse(text!) as PageData;
    expect(data.topics).toEqual([{ name: 'orders', mostBytes: 256 * 1024 }]);
    expect(data.subscriptions).toEqual([
      { id: 'subscriptions.orders_to_audit', topic: 'orders', to: 'audit' },
      {
        id: 'subscriptions.orders_to_billing',
        topic: 'orders',
        to: 'billing',
        filter: { scope: 'attributes', policy: { type: ['<script>alert(1)</script>'] } },
      },
    ]);
    expect(page).toContain('<option>orders</option>');
  });
});

describe('the page of a comparison', () => {
  const compared = async (before: string, after: string) => {
    const [old, now] = [known(before), known(after)];
    const changes = compareTopologies(old.topology, now.topology);
    return writePage(await composeComparison(old, now, changes), ASSETS);
  };

  test('each element tells what happened to it, and the overview leads there', async () => {
    const page = await compared(
      'queues: { billing: {}, audit: { deadLetters: false } }',
      'queues: { billing: { retention: 5d }, shipping: {} }',
    );
    expect(article(page, 'queues.billing')).toContain(
      '<p class="change changed"><b>~ changed</b></p><ul class="plain"><li>Retention: <del>4d</del> → <ins>5d</ins></li>',
    );
    expect(article(page, 'queues.shipping')).toContain('<b>+ added</b>');
    expect(article(page, 'queues.audit')).toContain('<b>− removed</b>');
    expect(article(page, 'queues.audit')).not.toContain('<h3>Findings</h3>');
    expect(page).toContain('data-go="queues.billing"><b>~ changed</b> queue billing');
  });

  test('what is not on the map tells its settings in the overview', async () => {
    const network = (zones: number) =>
      `network: { vpc: { create: { zones: ${zones} } } }\nconsumers: { one: { type: lambda, runtime: nodejs22.x, handler: a.b, code: { inline: a }, network: true } }`;
    const page = await compared(network(2), network(3));
    expect(page).toContain(
      '<b>~ changed</b> topology shop<ul class="plain"><li>network.vpc.create.zones: <del>2</del> → <ins>3</ins></li>',
    );
    expect(page).not.toContain('data-go="topology"');
  });

  test('nothing differs', async () => {
    expect(await compared(SHOP, SHOP)).toContain('<h3>Changes</h3><p>Nothing differs.</p>');
  });
});
