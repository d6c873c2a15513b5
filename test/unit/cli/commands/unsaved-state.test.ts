import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolder, stackDir, writeFiles } from '#test/support/project';
import { events } from '#test/support/scripted-terraform';
import { CREATION, scene } from './scripted-scene';

const TOPOLOGY = 'version: 1\nname: shop\nregion: eu-west-1\ntopics: { orders: {} }\n';
const REMOTE =
  TOPOLOGY + 'environments: { prod: { backend: { type: http, address: https://state.example.com } } }\n';
const STATE = 'terraform.shop-default.tfstate';
const UNSAVED = 'terraform.shop-default.errored.tfstate';

// As Terraform 1.11 prints it with a full disk; the number is larger than those of JavaScript.
const RAW = '{"version":4,"serial":41,"lineage":"de5c8ecc","resources":[{"n":12345678901234567890}]}';
const DUMP = `{"@level":"info","@message":"Emergency state dump","@module":"terraform.ui","state":${RAW},"type":"log"}\n`;
const diagnostic = (summary: string, detail: string) =>
  events({ type: 'diagnostic', diagnostic: { severity: 'error', summary, detail } });
const FAILED = [
  diagnostic('Failed to save state', 'Error saving state: no space left on device'),
  diagnostic('Failed to persist state to backend', 'the raw state data is printed above'),
].join('');

const full = { ...CREATION, apply: { stdout: DUMP + FAILED, status: 1 } };
const refusing = { ...CREATION, apply: { stdout: FAILED, status: 1, files: { 'errored.tfstate': RAW } } };

test.each([
  ['that Terraform prints', full],
  ['that Terraform leaves in its folder', refusing],
])(
  'a state %s since it cannot save it is kept beside the topology, and nothing is planned before it is saved',
  async (_, script) => {
    const { folder, msgtopo } = scene(TOPOLOGY, script);
    const { status, talk } = await msgtopo('deploy', '--auto-approve');
    const kept = join(folder, UNSAVED);
    expect(talk).toContain(
      `error[unsaved-state]: Terraform could not save the state of shop-default, so it is kept in ${kept}`,
    );
    expect(talk).toContain(`mv ${kept} ${join(folder, STATE)}`);
    expect(talk).toContain('no space left on device');
    expect(talk).not.toContain('printed above');
    expect(status).toBe(2);
    expect(readFileSync(kept, 'utf8')).toBe(RAW);
    for (const command of [['plan'], ['deploy', '--auto-approve'], ['destroy', '--auto-approve']]) {
      const again = await msgtopo(...command);
      expect(again.talk).toContain('error[unsaved-state]');
      expect(again).toMatchObject({ status: 2, calls: [''] });
    }
    rmSync(kept);
    expect(await msgtopo('plan')).toMatchObject({ status: 0 });
    removeFolder(folder);
  },
);

test('nobody but the user may read it', async () => {
  const { folder, msgtopo } = scene(TOPOLOGY, full);
  await msgtopo('deploy', '--auto-approve');
  expect(statSync(join(folder, UNSAVED)).mode & 0o077).toBe(0);
  removeFolder(folder);
});

test('of another backend, `state push` saves it', async () => {
  const { folder, msgtopo } = scene(REMOTE, refusing);
  const { talk } = await msgtopo('deploy', '--auto-approve');
  const push = `tofu -chdir=${stackDir(folder, 'shop-prod')} state push ${join(folder, 'terraform.shop-prod.errored.tfstate')}`;
  expect(talk).toContain(push);
  removeFolder(folder);
});

test('one that a killed run has left in the folder of the stack stops the next run', async () => {
  const { folder, msgtopo } = scene(TOPOLOGY);
  await msgtopo('plan');
  writeFiles(stackDir(folder, 'shop-default'), { 'errored.tfstate': RAW });
  const { status, talk } = await msgtopo('plan');
  expect(talk).toContain(join(stackDir(folder, 'shop-default'), 'errored.tfstate'));
  expect(status).toBe(2);
  removeFolder(folder);
});

test('an earlier one is not written over: the newer one is kept elsewhere', async () => {
  const { folder, msgtopo } = scene(TOPOLOGY, full);
  mkdirSync(join(folder, UNSAVED));
  const { talk } = await msgtopo('deploy', '--auto-approve');
  const [, kept = ''] = /so it is kept in (\S+)/.exec(talk) ?? [];
  expect(kept).not.toContain(folder);
  expect(readFileSync(kept, 'utf8')).toBe(RAW);
  rmSync(kept);
  removeFolder(folder);
});

describe('a state file that is lost or damaged', () => {
  const deployed = '{"version":4,"resources":[{"type":"aws_sns_topic"}]}';
  const empty = '{"version":4,"resources":[]}';

  /** After a deploy, with this in the state, and with or without the one before it. */
  async function planWith(state: string | undefined, backup?: string, args: readonly string[] = []) {
    const { folder, msgtopo } = scene(TOPOLOGY);
    await msgtopo('deploy', '--auto-approve');
    if (state === undefined) rmSync(join(folder, STATE));
    else writeFileSync(join(folder, STATE), state);
    if (backup !== undefined) writeFileSync(join(folder, `${STATE}.backup`), backup);
    const ran = await msgtopo('plan', ...args);
    removeFolder(folder);
    return ran;
  }

  test.each([
    ['cut off', '{"version":4,"resou', 'is cut off or damaged'],
    ['of no bytes', '', 'is empty, though a deploy from here has left one'],
    ['of no resources', empty, 'is empty, though a deploy from here has left one'],
    ['gone', undefined, 'there is no state in'],
  ])('%s is refused, and the backup named', async (_, state, words) => {
    const { status, talk, calls } = await planWith(state, deployed);
    expect(talk).toContain('error[unreadable-state]');
    expect(talk).toContain(words);
    expect(talk).toMatch(/copy \S+\.tfstate\.backup over it/);
    expect({ status, calls }).toEqual({ status: 2, calls: [''] });
  });

  test('where the one before is lost as well, nobody is sent there', async () => {
    const { talk } = await planWith('', empty);
    expect(talk).toContain('bring it back from a backup of yours');
  });

  test('`--reconfigure` goes on without it, and then the guard asks about what is made again', async () => {
    const refused = await planWith('', undefined, ['--reconfigure']);
    expect(refused.out).toContain('error[create-again]');
    const allowed = ['--reconfigure', '--allow', 'create-again:stack.shop-default'];
    expect(await planWith('', undefined, allowed)).toMatchObject({ status: 0 });
  });

  test.each([
    ['before the first deploy, whatever Terraform left of it', ''],
    ['after everything is destroyed', empty],
  ])('%s it is as it should be', async (_, state) => {
    const { folder, msgtopo } = scene(TOPOLOGY);
    await msgtopo('plan');
    writeFileSync(join(folder, STATE), state);
    if (state === empty) writeFileSync(join(folder, `${STATE}.backup`), deployed);
    expect(await msgtopo('plan')).toMatchObject({ status: 0 });
    removeFolder(folder);
  });

  test('a destruction that was stopped, and one that was not, leave nothing to complain of', async () => {
    const { folder, msgtopo } = scene(TOPOLOGY);
    await msgtopo('deploy', '--auto-approve');
    await msgtopo('destroy', '--auto-approve');
    expect(existsSync(join(folder, `${STATE}.digest`))).toBe(false);
    writeFileSync(join(folder, STATE), empty);
    expect(await msgtopo('plan')).toMatchObject({ status: 0 });
    removeFolder(folder);
  });
});
