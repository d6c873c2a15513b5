import { removeFolder, stackDir, writeFiles } from '#test/support/project';
import { scene } from './scripted-scene';

const TOPOLOGY = 'version: 1\nname: shop\nregion: eu-west-1\ntopics: { orders: {} }\n';

test.each([
  'evil.tf',
  'evil.tf.json',
  'override.tf',
  'cdk_override.tf.json',
  'evil.tofu',
  'terraform.tfvars',
  'evil.auto.tfvars.json',
])('%s in the folder of a stack is refused before Terraform reads it', async (name) => {
  const { folder, msgtopo } = scene(TOPOLOGY);
  const dir = stackDir(folder, 'shop-default');
  writeFiles(dir, { [name]: '' });
  for (const command of [
    ['plan'],
    ['deploy', '--auto-approve'],
    ['destroy', '--auto-approve'],
    ['outputs'],
  ]) {
    const { status, talk, calls } = await msgtopo(...command);
    expect(talk).toContain(`error[foreign-files]: Terraform would also read \`${name}\` in ${dir}`);
    expect({ status, calls }).toEqual({ status: 2, calls: [''] });
  }
  removeFolder(folder);
});

test('what Terraform and msgtopo leave there themselves is no reason to stop', async () => {
  const { folder, msgtopo } = scene(TOPOLOGY);
  const dir = stackDir(folder, 'shop-default');
  writeFiles(dir, { '.terraform.lock.hcl': '', 'crash.log': '', 'notes.md': '', 'cdk.tf': '' });
  expect(await msgtopo('plan')).toMatchObject({ status: 0 });
  removeFolder(folder);
});
