import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, type Host } from '#cli/run';
import { contextWith } from '#test/support/context';
import { folderWith, removeFolder } from '#test/support/project';

const TEMPLATE =
  'Resources:\n  Jobs: # work\n    Type: AWS::SQS::Queue\n    Properties: { QueueName: jobs }\n';
const RESOURCES = JSON.stringify({
  StackResourceSummaries: [
    {
      LogicalResourceId: 'Jobs',
      PhysicalResourceId: 'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs',
      ResourceType: 'AWS::SQS::Queue',
    },
  ],
});
const FILES = { 'template.yaml': TEMPLATE, 'resources.json': RESOURCES };

let cwd: string;
afterEach(() => removeFolder(cwd));

/** As a person calls it in a folder with these files, without reading an account. */
async function importStack(files: Readonly<Record<string, string>>, ...args: string[]) {
  cwd = folderWith(files);
  let [out, talk] = ['', ''];
  const host: Host = {
    context: contextWith({ cwd, env: {} }),
    writeOut: (text) => (out += text),
    writeError: (text) => (talk += text),
  };
  const status = await run(['import', 'cloudformation', ...args], host);
  return { status, out, talk };
}

const written = (file: string) => readFileSync(join(cwd, file), 'utf8');

test('writes the topology, what to import, the retained template and the order', async () => {
  const args = ['template.yaml', '--stack', 'shop', '--resources', 'resources.json', '-e', 'prod'];
  expect(await importStack(FILES, ...args)).toMatchObject({ status: 0, talk: '' });
  expect(written('topology.yaml')).toContain('jobs:');
  expect(written('topology.adopted.json')).toContain('https://sqs.eu-west-1.amazonaws.com/123456789012/jobs');
  expect(written('topology.retained.yaml')).toContain('DeletionPolicy: Retain');
  expect(written('topology.retained.yaml')).toContain('# work');
  const order = written('topology.adopted.md');
  const [retain, deploy, letGo] = ['Retain what', 'msgtopo deploy', 'Take the resources'].map((step) =>
    order.indexOf(step),
  );
  expect(retain).toBeGreaterThan(0);
  expect(deploy).toBeGreaterThan(retain!);
  expect(letGo).toBeGreaterThan(deploy!);
});

test('a folder of CDK has one template, or it is named', async () => {
  const template = JSON.stringify({ Resources: { Jobs: { Type: 'AWS::SQS::Queue' } } });
  const one = { 'cdk.out/Shop.template.json': template, 'resources.json': RESOURCES };
  const args = ['cdk.out', '--stack', 'shop', '--resources', 'resources.json'];
  expect(await importStack(one, ...args)).toMatchObject({ status: 0 });
  expect(JSON.parse(written('topology.retained.json'))).toMatchObject({
    Resources: { Jobs: { DeletionPolicy: 'Retain' } },
  });
  removeFolder(cwd);
  const several = await importStack({ ...one, 'cdk.out/Other.template.json': template }, ...args);
  expect(several).toMatchObject({ status: 2 });
  expect(several.talk).toContain('Other.template.json or Shop.template.json');
});

test.each([
  [['template.yaml'], 'which stack?'],
  [['template.yaml', '--stack', 'shop'], 'which region?'],
  [['nothing.yaml', '--stack', 'shop'], 'there is no file or folder nothing.yaml'],
  [['resources.json', '--stack', 'shop', '--region', 'eu-west-1'], 'it has no `Resources`'],
  [['template.yaml', '--stack', 'shop', '--resources', 'template.yaml'], 'no list of the resources'],
  [['template.yaml', '--stack', 'shop', '--parameter', 'A=1'], '--parameter has a meaning with --resources'],
  [
    ['template.yaml', '--stack', 'shop', '--resources', 'resources.json', '--parameter', 'A'],
    '--parameter takes `key=value`',
  ],
])('%j says what is wrong', async (args, message) => {
  const { status, talk } = await importStack(FILES, ...args);
  expect(status).toBe(2);
  expect(talk).toContain(message);
});
