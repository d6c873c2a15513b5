import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSurroundings } from '#deploy/apply/surroundings';
import type { Stack } from '#deploy/apply/stack';
import { emptyFolder, removeFolder } from '#test/support/project';
import { planBetween } from '#test/unit/deploy/plan/plan-between';

const TOPOLOGY = 'topics: { orders: {} }\nqueues: { billing: {} }';
const ADDRESSES = ['aws_sns_topic.orders', 'aws_sqs_queue.billing', 'aws_sqs_queue.billing_dlq'];

function state(addresses: readonly string[]): string {
  const resources = addresses.map((address) => {
    const [type, name] = address.split('.');
    return { mode: 'managed', type, name, instances: [{}] };
  });
  return JSON.stringify({ version: 4, resources });
}

describe('a stack without a state', () => {
  let folder: string;
  beforeEach(() => (folder = emptyFolder()));
  afterEach(() => removeFolder(folder));

  const localBackend = (path = join(folder, 'terraform.shop-default.tfstate')) => ({ local: { path } });
  const read = (plan = planBetween('queues: {}', TOPOLOGY), backend: object = localBackend()) => {
    const localState = join(folder, 'terraform.shop-default.tfstate');
    put('cdk.tf.json', JSON.stringify({ terraform: { backend } }));
    const stack = { name: 'shop-default', dir: folder, localState, topology: plan.topology };
    return readSurroundings({ stack: stack as unknown as Stack, plan }, ['default', 'prod'], {});
  };
  const put = (file: string, content: string) => writeFileSync(join(folder, file), content);

  test('beside nothing', async () => {
    expect(await read()).toEqual({ orphans: [], wasDeployed: false, living: new Set() });
  });

  test('beside the same under another name', async () => {
    put('terraform.store-default.tfstate', state(ADDRESSES));
    expect((await read()).orphans).toEqual([
      { stack: 'store-default', file: 'terraform.store-default.tfstate' },
    ]);
  });

  test('beside what a deploy of the same under another name has left, whose state is elsewhere', async () => {
    put('terraform.store-default.tfstate.digest', ['0123', ...ADDRESSES].join('\n'));
    expect((await read()).orphans).toEqual([
      { stack: 'store-default', file: 'terraform.store-default.tfstate.digest' },
    ]);
  });

  test('beside an environment of the file, another topology, and an empty state', async () => {
    put('terraform.shop-prod.tfstate', state(ADDRESSES));
    put('terraform.shop-prod-payments.tfstate', state(ADDRESSES));
    put(
      'terraform.other-default.tfstate',
      state(['aws_sqs_queue.a', 'aws_sqs_queue.b', ...ADDRESSES.slice(0, 1)]),
    );
    put('terraform.old-default.tfstate', state([]));
    put('terraform.damaged-default.tfstate', 'no JSON');
    expect((await read()).orphans).toEqual([]);
  });

  test('that was deployed from here', async () => {
    put('terraform.shop-default.tfstate.digest', '0123\n');
    expect((await read()).wasDeployed).toBe(true);
  });

  test('and with one that holds by now what a kept plan makes: Terraform says that the plan is stale', async () => {
    put('terraform.shop-default.tfstate', state(ADDRESSES));
    put('terraform.shop-default.tfstate.digest', '0123\n');
    put('terraform.store-default.tfstate', state(ADDRESSES));
    expect(await read()).toEqual({ orphans: [], wasDeployed: false, living: new Set() });
  });

  test('and with one that was left behind when the state went to another backend', async () => {
    put('terraform.shop-default.tfstate', state(ADDRESSES));
    put('terraform.shop-default.tfstate.digest', '0123\n');
    expect((await read(undefined, { s3: { bucket: 'states' } })).wasDeployed).toBe(true);
  });

  test('is another matter than one that has a state', async () => {
    put('terraform.store-default.tfstate', state(ADDRESSES));
    put('terraform.shop-default.tfstate.digest', '0123\n');
    const plan = planBetween(TOPOLOGY, TOPOLOGY.replace('{} }', '{}, audit: {} }'));
    expect(await read(plan)).toMatchObject({ orphans: [], wasDeployed: false });
  });
});
