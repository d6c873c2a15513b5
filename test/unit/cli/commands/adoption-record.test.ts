import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordText } from '#adopt/record/record';
import { run, type Host } from '#cli/run';
import { contextWith } from '#test/support/context';
import { folderWith, removeFolder } from '#test/support/project';
import { scene } from './scripted-scene';

const TOPOLOGY = `
version: 1
name: shop
region: eu-west-1
queues: { billing: { deadLetters: false, color: red } }
`;
const SOUND = TOPOLOGY.replace(', color: red', '');
const RECORD = 'topology.adopted.json';

let cwd: string;
beforeEach(() => {
  cwd = folderWith({ 'topology.yaml': SOUND });
});
afterEach(() => removeFolder(cwd));

async function msgtopo(...args: string[]) {
  let talk = '';
  const host: Host = {
    context: contextWith({ cwd }),
    writeOut: () => undefined,
    writeError: (text) => (talk += text),
  };
  return { status: await run(args, host), talk };
}

test('a broken record stops what writes Terraform, and hides no finding', async () => {
  writeFileSync(join(cwd, RECORD), '{');
  expect(await msgtopo('synth')).toMatchObject({
    status: 2,
    talk: expect.stringContaining('topology.adopted.json is not as `msgtopo import` writes it') as string,
  });
  expect(await msgtopo('validate')).toMatchObject({ status: 0 });
  expect(await msgtopo('graph')).toMatchObject({ status: 0 });
  writeFileSync(join(cwd, 'topology.yaml'), TOPOLOGY);
  expect((await msgtopo('synth')).talk).toContain('unknown key `color`');
});

test('a record that is there and cannot be read is not taken for none', async () => {
  mkdirSync(join(cwd, RECORD));
  chmodSync(join(cwd, RECORD), 0o000);
  expect(await msgtopo('synth')).toMatchObject({
    status: 2,
    talk: expect.stringContaining('topology.adopted.json cannot be read') as string,
  });
});

const entry = { id: 'https://sqs/billing', keep: [] };
const record = recordText(
  new Map([
    [
      'default',
      new Map([
        ['aws_sqs_queue.biling', entry],
        ['aws_sqs_queue.billing', entry],
      ]),
    ],
    ['prod', new Map([['aws_sqs_queue.billing', entry]])],
  ]),
);
const UNUSED = [
  'topology.adopted.json: nothing in `default` is `aws_sqs_queue.biling`, so that entry takes nothing over\n',
  'topology.adopted.json is about environment `prod`, which the topology does not have\n',
].join('');

test('entries that nothing is taken over by are told by name, by synth and by plan', async () => {
  writeFileSync(join(cwd, RECORD), record);
  expect((await msgtopo('synth')).talk).toContain(UNUSED);

  const { folder, msgtopo: withTerraform } = scene(SOUND);
  writeFileSync(join(folder, RECORD), record);
  expect((await withTerraform('plan')).talk).toContain(UNUSED);
  removeFolder(folder);
});
