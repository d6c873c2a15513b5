import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { succeed } from '#test/support/run';

const HEAD = 'version: 1\nname: shop\nregion: eu-west-1\ninclude: [teams/*.yaml]\n';

const CONTRACT = 'version: 1\nname: shop\nregion: eu-west-1\ntopics: { orders: { message: order.json } }\n';

describe('compare with a git revision', () => {
  let cwd: string;

  beforeAll(async () => {
    cwd = folderWith({
      'topology.yaml': HEAD,
      'teams/a.yaml': 'queues: { billing: {} }\n',
      'contract/topology.yaml': CONTRACT,
      'contract/order.json': '{ "properties": { "id": { "type": "integer" } } }',
    });
    const git = (...args: string[]) =>
      succeed('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd });
    await git('init', '-q');
    await git('add', '.');
    await git('commit', '-q', '-m', 'first');
    writeFileSync(join(cwd, 'contract/order.json'), '{ "properties": { "id": { "type": "string" } } }');
    writeFileSync(join(cwd, 'teams/a.yaml'), 'queues: { billing: { retention: 5d } }\n');
  });
  afterAll(() => removeFolder(cwd));

  test('what was included then is included', async () => {
    const { status, stdout } = await msgtopo(['compare', 'HEAD:topology.yaml', '--exit-code'], { cwd });
    expect(status).toBe(1);
    expect(stdout).toBe('~ queue billing\n    retention: 4d → 5d\n\n1 changed\n');
  });

  test('no differences', async () => {
    const revision = 'HEAD:topology.yaml';
    const { status, stdout } = await msgtopo(['compare', revision, revision, '--exit-code'], { cwd });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'no differences\n' });
  });

  test.each(['diff', 'compare'])(
    '%s: a revision alone has the file that a command would take',
    async (command) => {
      const { status, stdout } = await msgtopo([command, 'HEAD', 'topology.yaml'], { cwd });
      expect({ status, stdout }).toEqual({
        status: 0,
        stdout: '~ queue billing\n    retention: 4d → 5d\n\n1 changed\n',
      });
    },
  );

  test('what the guard would say stands below the element', async () => {
    writeFileSync(join(cwd, 'shorter.yaml'), HEAD.replace('teams/*', 'short'));
    writeFileSync(join(cwd, 'short.yaml'), 'queues: { billing: { retention: 1d } }\n');
    const { stdout } = await msgtopo(['diff', 'HEAD:topology.yaml', 'shorter.yaml'], { cwd });
    expect(stdout).toBe(
      '~ queue billing\n    retention: 4d → 1d\n' +
        '    ! shorten-retention: queue `billing` would keep messages for 1d instead of 4d: older messages would be deleted ' +
        '(loses messages with this deploy)\n\n1 changed; 1 danger for the guard\n',
    );
    const { stdout: json } = await msgtopo(['diff', 'HEAD:topology.yaml', 'shorter.yaml', '--json'], { cwd });
    expect(JSON.parse(json)).toMatchObject({
      changes: [{ name: 'billing', dangers: ['shorten-retention:queue.billing'] }],
      dangers: [{ danger: 'shorten-retention', degree: 'loses-now' }],
    });
  });

  test('a schema beside the topology is that of the revision', async () => {
    const { status, stdout } = await msgtopo(
      ['diff', 'HEAD:contract/topology.yaml', 'contract/topology.yaml'],
      { cwd },
    );
    expect(status).toBe(0);
    expect(stdout).toContain('~ topic orders\n');
    expect(stdout).toContain('message body id: a whole number → text\n');
  });

  test('in a folder of the repository, names count from its top and from there', async () => {
    const folder = join(cwd, 'contract');
    for (const name of ['HEAD:contract/topology.yaml', 'HEAD:./topology.yaml', 'HEAD']) {
      const { status, stdout } = await msgtopo(['compare', name, '--json'], { cwd: folder });
      expect({ name, status }).toEqual({ name, status: 0 });
      expect(JSON.parse(stdout)).toMatchObject({ formatVersion: 1, summary: { changed: 1 } });
    }
  });

  test('as pictures, into a file too', async () => {
    const { stdout } = await msgtopo(['diff', 'HEAD', 'topology.yaml', '-f', 'mermaid'], { cwd });
    expect(stdout).toContain('<b>#126; billing</b>');
    const out = ['--format', 'svg', '--out', 'changes.svg'];
    const { status, stderr } = await msgtopo(['diff', 'HEAD', 'topology.yaml', '--exit-code', ...out], {
      cwd,
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: 'wrote changes.svg\n' });
    expect(readFileSync(join(cwd, 'changes.svg'), 'utf8')).toContain('~ changed');
  });

  test.each([
    ['an unknown revision', ['compare', 'nowhere:topology.yaml'], 'git knows no revision nowhere here'],
    ['neither a file nor a revision', ['diff', 'gone.yaml', 'topology.yaml'], 'there is no file gone.yaml'],
    [
      'an option for git',
      ['diff', '--', '--output=x', 'topology.yaml'],
      'git knows no revision --output=x here',
    ],
    ['a file that was not there', ['compare', 'HEAD:other.yaml'], 'there is no file other.yaml'],
    ['nothing to compare', ['compare'], 'what should be compared?'],
    ['a picture of a plan', ['diff', '--format', 'svg'], '--format svg needs two topologies'],
    [
      'an option of plans',
      ['diff', 'HEAD', 'topology.yaml', '--allow', 'a:b'],
      '--allow has no meaning between two',
    ],
  ])('%s', async (_, args, message) => {
    const { status, stderr } = await msgtopo(args, { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
