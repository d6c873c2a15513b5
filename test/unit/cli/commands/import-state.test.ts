import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Host } from '#cli/run';
import { contextWith } from '#test/support/context';
import { queue, shownState } from '#test/support/live-state';
import { emptyFolder, removeFolder } from '#test/support/project';

let cwd: string;
beforeEach(() => {
  cwd = emptyFolder();
});
afterEach(() => removeFolder(cwd));

/** As a person calls it, with what `terraform show -json` printed on standard input. */
async function importState(state: string, ...args: string[]) {
  let [out, talk] = ['', ''];
  const host: Host = {
    context: contextWith({ cwd, readStdin: () => Promise.resolve(Buffer.from(state)) }),
    writeOut: (text) => (out += text),
    writeError: (text) => (talk += text),
  };
  const status = await run(['import', 'state', '-', ...args], host);
  return { status, out, talk };
}

const written = (file: string) => readFileSync(join(cwd, file), 'utf8');

test('writes topology.yaml where there is none, and never over one without --force', async () => {
  const first = await importState(shownState([queue('billing')]));
  expect(first).toMatchObject({ status: 0, talk: '' });
  expect(written('topology.yaml')).toContain('billing:');

  const again = await importState(shownState([queue('audit')]));
  expect(again).toMatchObject({ status: 2, out: '' });
  expect(again.talk).toContain('topology.yaml');
  expect(written('topology.yaml')).toContain('billing:');

  expect(await importState(shownState([queue('audit')]), '--force')).toMatchObject({ status: 0 });
  expect(written('topology.yaml')).toContain('audit:');
});
