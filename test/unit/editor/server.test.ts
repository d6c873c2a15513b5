import type { CodeAction } from 'vscode-languageserver/node';
import { applied, cut } from '#test/support/editor';
import { editor, TOPOLOGY, withText } from './scene';

describe('findings', () => {
  test('are told of what is written, not of what is saved, and go away again', async () => {
    const { findings } = await editor();
    const [finding] = await findings(withText('queue: shipping', 'queue: shiping'));
    expect(finding).toMatchObject({
      code: 'unknown-reference',
      severity: 1,
      source: 'msgtopo',
      message: 'there is no queue `shiping`\ndid you mean `shipping`?',
      range: { start: { line: 21, character: 11 }, end: { line: 21, character: 18 } },
    });
    const errors = (await findings(TOPOLOGY)).filter(({ severity }) => severity === 1);
    expect(errors).toEqual([]);
  });

  test.each([
    ['queue: shipping', 'queue: shiping', 'queue: shipping'],
    ['retention: 5d', 'retention: 5 days', 'retention: 5d'],
    ['retention: 5d', 'messageRetentionSeconds: 5d', 'retention: 5d'],
    ['retention: 5d', 'fifo: yes', 'fifo: true'],
  ])('%s instead of %s is a quick fix', async (old, wrong, right) => {
    const { findings, fixes, uriOf } = await editor();
    const text = withText(old, wrong);
    const errors = (await findings(text)).filter(({ severity }) => severity === 1);
    const [fix] = (await fixes(errors)) as CodeAction[];
    const edits = fix!.edit!.changes![uriOf('topology.yaml')]!;
    expect(applied(text, edits)).toBe(withText(old, right));
  });

  test('what has no certain remedy has no quick fix', async () => {
    const { findings, fixes } = await editor();
    const errors = await findings(withText('retention: 5d', 'retention: 99d'));
    expect(errors.length).toBeGreaterThan(0);
    expect(await fixes(errors)).toEqual([]);
  });
});

describe('completion', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['names of topics', 'topic: orders\n', 'topic: |\n', ['orders', 'notices']],
    ['names of queues', 'queue: shipping', 'queue: bil|', ['billing', 'shipping']],
    ['names of filters', 'filter: paid', 'filter: |', ['paid']],
    ['in a map on one line', 'queue: billing,', 'queue: |,', ['billing', 'shipping']],
  ])('%s, and nothing else', async (_, old, marked, expected) => {
    const { labels } = await editor();
    expect(await labels(withText(old, marked))).toEqual(expected);
  });

  test.each<[string, string, string, readonly string[], readonly string[]]>([
    [
      'keys of a queue',
      '    retention: 5d',
      '    retention: 5d\n    |',
      ['fifo', 'delay'],
      ['retention', 'topic'],
    ],
    ['a key that is begun', '    retention: 5d', '    retention: 5d\n    vis|', ['visibilityTimeout'], []],
    ['keys of the file', 'name: shop', 'name: shop\n|', ['consumers', 'monitoring'], ['name', 'retention']],
    ['keys of a map on one line', 'shipping: {}', 'shipping: { | }', ['retention'], ['topic']],
    ['keys of a new item', '  - topic: orders', '  - |', ['topic', 'filter'], ['queue', 'retention']],
    ['switches', 'retention: 5d', 'fifo: |', ['true', 'false'], []],
    ['rules', 'name: shop', 'name: shop\nrules: { | }', ['no-dead-letters'], []],
    [
      'how heavy a rule is',
      'name: shop',
      'name: shop\nrules: { no-dead-letters: | }',
      ['off', 'warning'],
      [],
    ],
    [
      'elements of an override',
      'queues: { billing: { retention: 10d } }',
      'queues: { | }',
      ['billing', 'shipping'],
      [],
    ],
    [
      'what a text refers to',
      'name: shop',
      'name: shop\ntags: { to: "${|}" }',
      ['environment', 'queues.billing.url'],
      [],
    ],
  ])('%s', async (_, old, marked, expected, absent) => {
    const { labels } = await editor();
    const found = await labels(withText(old, marked));
    expect(found).toEqual(expect.arrayContaining([...expected]));
    for (const label of absent) expect(found).not.toContain(label);
  });

  test('names of included files', async () => {
    const { labels } = await editor();
    const text = withText('name: shop', 'name: shop\ninclude: [queues.yaml]');
    expect(await labels(text.replace('queue: shipping', 'queue: |'))).toEqual([
      'billing',
      'shipping',
      'audit',
    ]);
  });

  test('nothing in a comment', async () => {
    const { labels } = await editor();
    expect(await labels(withText('# What', '# |What'))).toEqual([]);
  });
});

describe('hover', () => {
  test('a key: what it means, its default, and its value in each environment', async () => {
    const { hover } = await editor();
    const told = await hover(withText('    retention: 5d', '    reten|tion: 5d'));
    expect(told).toContain('queues.billing.retention');
    expect(told).toContain('Default: `4d`');
    expect(told).toContain('Effective: `5d` in `dev`, `10d` in `prod`');
  });

  test('a name: what it is called in AWS', async () => {
    const { hover } = await editor();
    const told = await hover(withText('queue: shipping', 'queue: ship|ping'));
    expect(told).toContain(
      '- `prod`: `shop-prod-shipping`, `arn:aws:sqs:eu-west-1:ACCOUNT:shop-prod-shipping`',
    );
  });
});

test('a cursor is where the bar is', () => {
  expect(cut('ab\nc|d')).toEqual({ text: 'ab\ncd', position: { line: 1, character: 1 } });
});
