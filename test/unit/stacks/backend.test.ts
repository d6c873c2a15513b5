import { synthesized } from '#test/support/synthesized';
import { topologyOf } from '#test/unit/topology-of';

const STACK = 'shop-prod';

function backendOf(settings: string): unknown {
  const yaml = `environments: { prod: { backend: ${settings} } }\nqueues: { billing: {} }\n`;
  return synthesized(topologyOf(yaml)).terraform['backend'];
}

test.each([
  ['{ type: local }', { local: { path: `../../../terraform.${STACK}.tfstate` } }],
  ['{ type: local, path: state/prod.tfstate }', { local: { path: '../../../state/prod.tfstate' } }],
  [
    '{ type: s3, bucket: tf-state, region: eu-west-1 }',
    {
      s3: {
        bucket: 'tf-state',
        region: 'eu-west-1',
        key: `${STACK}.tfstate`,
        encrypt: true,
        use_lockfile: true,
      },
    },
  ],
  [
    '{ type: s3, bucket: tf-state, region: eu-west-1, key: a/b, kmsKeyId: alias/state, profile: ops }',
    { s3: { key: 'a/b', kms_key_id: 'alias/state', profile: 'ops' } },
  ],
  ['{ type: remote, organization: acme }', { remote: { organization: 'acme', workspaces: { name: STACK } } }],
  [
    '{ type: remote, organization: acme, workspace: shop, hostname: tfe.example.com }',
    { remote: { hostname: 'tfe.example.com', workspaces: { name: 'shop' } } },
  ],
  [
    '{ type: http, address: "https://git.example.com/state", lockAddress: "https://git.example.com/lock", lockMethod: POST }',
    {
      http: {
        address: 'https://git.example.com/state',
        lock_address: 'https://git.example.com/lock',
        lock_method: 'POST',
      },
    },
  ],
  ['{ type: gcs, bucket: state }', { gcs: { bucket: 'state', prefix: STACK } }],
  [
    '{ type: azurerm, storageAccountName: acme, containerName: state }',
    { azurerm: { storage_account_name: 'acme', container_name: 'state', key: `${STACK}.tfstate` } },
  ],
])('%s', (settings, expected) => {
  expect(backendOf(settings)).toMatchObject(expected);
});

test('without one, the state is a file beside the topology', () => {
  const stack = synthesized(topologyOf('queues: { billing: {} }'));
  expect(stack.terraform['backend']).toEqual({ local: { path: '../../../terraform.shop-default.tfstate' } });
});

test('the provider is what both majors offer', () => {
  const stack = synthesized(topologyOf('queues: { billing: {} }'));
  expect(stack.terraform['required_providers']).toEqual({
    aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' },
  });
});
