import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';

const TOPOLOGY =
  'version: 1\nname: shop\nregion: eu-west-1\ntopics: { orders: {} }\nqueues: { billing: {} }\n';
const COMMAND = ['docs', '--format', 'eventcatalog', '--out', 'catalog'];

describe('docs --format eventcatalog', () => {
  let cwd: string;
  beforeEach(() => (cwd = folderWith({ 'topology.yaml': TOPOLOGY })));
  afterEach(() => removeFolder(cwd));

  test('writes a folder, and the same again', async () => {
    const page = join(cwd, 'catalog/domains/shop/channels/topic-orders/index.mdx');
    const first = await msgtopo(COMMAND, { cwd });
    expect(first.status).toBe(0);
    expect(first.stderr).toContain('wrote 5 files to catalog\n');
    const text = readFileSync(page, 'utf8');
    expect((await msgtopo(COMMAND, { cwd })).status).toBe(0);
    expect(readFileSync(page, 'utf8')).toBe(text);
  });

  test('leaves what somebody else wrote, and then writes nothing', async () => {
    await msgtopo(COMMAND, { cwd });
    const page = join(cwd, 'catalog/domains/shop/index.mdx');
    writeFileSync(page, '---\nid: shop\n---\n');
    writeFileSync(join(cwd, 'topology.yaml'), TOPOLOGY.replace('billing', 'audit'));
    const { status, stderr } = await msgtopo(COMMAND, { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('msgtopo did not write catalog/domains/shop/index.mdx');
    expect(readFileSync(page, 'utf8')).toBe('---\nid: shop\n---\n');
    expect(() => readFileSync(join(cwd, 'catalog/domains/shop/channels/queue-audit/index.mdx'))).toThrow();
  });

  test('needs a folder', async () => {
    const { status, stderr } = await msgtopo(['docs', '--format', 'eventcatalog'], { cwd });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'msgtopo: a catalogue is a folder\n  write `--out DIR`\n',
    });
  });
});
