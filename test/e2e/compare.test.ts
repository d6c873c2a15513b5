import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { msgtopo } from '../support/msgtopo';
import { folderWith, removeFolder } from '../support/project';
import { succeed } from '../support/run';

const HEAD = 'version: 1\nname: shop\nregion: eu-west-1\ninclude: [teams/*.yaml]\n';

describe('compare with a git revision', () => {
  let cwd: string;

  beforeAll(async () => {
    cwd = folderWith({ 'topology.yaml': HEAD, 'teams/a.yaml': 'queues: { billing: {} }\n' });
    const git = (...args: string[]) =>
      succeed('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd });
    await git('init', '-q');
    await git('add', '.');
    await git('commit', '-q', '-m', 'first');
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

  test.each([
    ['an unknown revision', ['compare', 'nowhere:topology.yaml'], 'git knows no revision nowhere here'],
    ['a file that was not there', ['compare', 'HEAD:other.yaml'], 'there is no file other.yaml'],
    ['nothing to compare', ['compare'], 'what should be compared?'],
  ])('%s', async (_, args, message) => {
    const { status, stderr } = await msgtopo(args, { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
