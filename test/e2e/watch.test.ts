import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BIN } from '#test/support/msgtopo';
import { emptyFolder, removeFolder } from '#test/support/project';

const SOUND = 'version: 1\nname: shop\nregion: eu-west-1\nqueues: { billing: {} }\n';

test('validate --watch checks again after a change, and Ctrl-C ends it well', async () => {
  const cwd = emptyFolder();
  const file = join(cwd, 'topology.yaml');
  writeFileSync(file, SOUND);
  const child = spawn(process.execPath, [BIN, 'validate', '--watch'], { cwd });
  const ended = once(child, 'close');
  let heard = '';
  let isBroken = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
    if (!isBroken && heard.includes('topology.yaml is valid')) {
      isBroken = true;
      writeFileSync(file, SOUND.replace('billing', 'Billing'));
    }
    // A write is a cut and a write: the file may be looked at in between, and is then looked at once more.
    if (heard.includes('error[invalid-name]')) child.kill('SIGINT');
  });
  expect(await ended).toEqual([0, null]);
  expect(heard).toContain('error[invalid-name]');
  removeFolder(cwd);
});
