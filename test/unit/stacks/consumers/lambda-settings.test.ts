import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testTopology } from '#messages/flow/test';
import { deployGrants } from '#policies/deploying/grants';
import { ROOT } from '#test/support/msgtopo';
import { resourceAt, synthesized } from '#test/support/synthesized';
import { memoryWorkspace, proveText, topologyOf } from '#test/unit/topology-of';
import { statements } from '../statements';

const topology = topologyOf(readFileSync(join(ROOT, 'test/fixtures/ok/functions/topology.yaml'), 'utf8'));
const stack = synthesized(topology);

test('layers in their order, and who deploys may read exactly these', () => {
  const layers = [
    'arn:aws:lambda:eu-west-1:111111111111:layer:tools:3',
    'arn:aws:lambda:eu-west-1:222222222222:layer:insights:21',
  ];
  expect(resourceAt(stack, 'aws_lambda_function.biller')['layers']).toEqual(layers);
  expect(deployGrants(topology).find(({ sid }) => sid === 'Layers')).toMatchObject({
    actions: ['lambda:GetLayerVersion'],
    resources: layers,
  });
});

test('an image starts as the file says', () => {
  expect(resourceAt(stack, 'aws_lambda_function.refunder')['image_config']).toEqual({
    command: ['app.handler'],
    entry_point: ['/lambda-entrypoint.sh'],
    working_directory: '/app',
  });
});

test('a log group of its own, which alone its role may write to', () => {
  expect(resourceAt(stack, 'aws_lambda_function.biller')['logging_config']).toEqual({
    log_group: '/shop/biller',
    log_format: 'JSON',
    application_log_level: 'WARN',
    system_log_level: 'INFO',
  });
  expect(resourceAt(stack, 'aws_cloudwatch_log_group.biller')).toMatchObject({ name: '/shop/biller' });
  expect(JSON.stringify(statements(stack, 'aws_iam_role_policy.biller')['WriteLogs'])).toContain(
    'log-group:/shop/biller:*',
  );
  expect(
    deployGrants(topology)
      .flatMap(({ resources }) => resources)
      .join(),
  ).toContain('/shop/biller');
});

test('the name of its role, which who deploys may make', () => {
  expect(resourceAt(stack, 'aws_iam_role.biller')).toMatchObject({ name: 'biller-of-shop' });
  const roles = deployGrants(topology).find(({ sid }) => sid === 'Roles')!.resources;
  expect(roles.join()).toContain('role/biller-of-shop');
});

test('an event source is counted, or off, only where the file says so', () => {
  const [on, off] = ['billing_to_biller', 'refunds_to_refunder'].map((name) =>
    resourceAt(stack, `aws_lambda_event_source_mapping.${name}`),
  );
  expect(on).toMatchObject({ metrics_config: { metrics: ['EventCount'] } });
  expect(on).not.toHaveProperty('enabled');
  expect(off).toMatchObject({ enabled: false });
  expect(off).not.toHaveProperty('metrics_config');
});

test('a function that says nothing of all this has none of it', () => {
  const plain = resourceAt(stack, 'aws_lambda_function.refunder');
  expect(Object.keys(plain)).not.toEqual(expect.arrayContaining(['layers']));
  expect(plain).not.toHaveProperty('logging_config');
  expect(resourceAt(stack, 'aws_lambda_function.biller')).not.toHaveProperty('image_config');
});

test('in a flow, messages wait for a function that is off', () => {
  const flow = `
flows:
  - { name: it waits, send: { queue: refunds, body: one }, expect: { waiting: { refunds: 1 } } }`;
  const text = readFileSync(join(ROOT, 'test/fixtures/ok/functions/topology.yaml'), 'utf8');
  const { results } = testTopology(proveText(text + flow).readings[0]!, 'topology.yaml', memoryWorkspace({}));
  expect(results.map(({ diagnostics }) => diagnostics)).toEqual([[]]);
});
