import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BIN } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { run } from '#test/support/run';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing }]
`;

describeWith(['bash'], 'what the program reads from and writes to', () => {
  let folder: string;

  beforeEach(() => {
    folder = folderWith({ 'topology.yaml': TOPOLOGY });
  });

  afterEach(() => removeFolder(folder));

  /** In a shell, with `msgtopo` as users call it. */
  function shell(script: string) {
    const called = `msgtopo() { '${process.execPath}' '${BIN}' "$@"; }\nset -o pipefail\n${script}`;
    return run('bash', ['-c', called], { cwd: folder, env: { ...process.env, NO_COLOR: '1' } });
  }

  test('a reader that has seen enough is no failure', async () => {
    const { status, stdout, stderr } = await shell('msgtopo schema | head -1');
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '{\n', stderr: '' });
  });

  const linux = process.platform === 'linux' ? test : test.skip;

  linux('output that cannot be written is status 2, in one line', async () => {
    for (const command of ['schema', 'validate']) {
      const { status, stderr } = await shell(`msgtopo ${command} > /dev/full`);
      expect(stderr).toMatch(/^msgtopo: standard output cannot be written: .*\n$/);
      expect(status).toBe(2);
    }
  });

  test('closed streams change nothing', async () => {
    for (const closed of ['<&-', '>&-', '2>&-']) {
      expect((await shell(`msgtopo validate ${closed}`)).status).toBe(0);
    }
    const { status, stdout } = await shell('msgtopo validate - <&-');
    expect(stdout).toContain('error[empty-file]');
    expect(status).toBe(1);
  });

  test('a deploy does not wait for somebody who is not there', async () => {
    const { status, stderr } = await shell('msgtopo deploy --terraform-bin false <&-');
    expect(stderr).not.toContain('This is a bug');
    expect(status).toBe(2);
  });

  // A limit on the size of files, which anybody may set, in place of a full disk.
  test('a file that cannot be written is status 2, and no half of it stays', async () => {
    const { status, stderr } = await shell('ulimit -f 1; msgtopo synth -o out');
    expect(stderr).toMatch(/^msgtopo: EFBIG.*\n$/);
    expect(status).toBe(2);
    const stack = join(folder, 'out/stacks/shop-default');
    expect(existsSync(stack) ? readdirSync(stack) : []).toEqual([]);
  });
});
