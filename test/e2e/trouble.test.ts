import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv } from '#test/support/terraform';

const TOPOLOGY = `
version: 1
name: shop
region: eu-west-1
environments:
  dev: { account: "123456789012" }
  prod: { account: "999999999999" }
topics: { orders: {} }
`;

describeWith(['terraform', 'emulator'], 'what can go wrong around a deploy', () => {
  let emulator: Emulator;
  let folder: string;
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    msgtopo(args, { cwd: folder, env: { ...emulatedEnv(emulator), ...env } });

  beforeAll(async () => {
    emulator = await startEmulator({ ownProviders: true });
  });

  beforeEach(() => {
    folder = folderWith({ 'topology.yaml': TOPOLOGY });
  });

  afterEach(() => removeFolder(folder));

  afterAll(() => emulator.stop());

  test('credentials of another account', async () => {
    const { status, stderr } = await run(['deploy', '-e', 'prod', '--auto-approve']);
    expect(stderr).toContain(
      'error[wrong-account]: environment `prod` is for account 999999999999, but the credentials are for 123456789012\n' +
        ' --> topology.yaml:7:20\n',
    );
    expect(status).toBe(2);
    expect(existsSync(join(folder, 'terraform.shop-prod.tfstate'))).toBe(false);
  });

  test('not Terraform', async () => {
    const byOption = await run(['plan', '--terraform-bin', './no-such-program']);
    expect(byOption.stderr).toContain('error[no-terraform]: there is no program `./no-such-program` here\n');
    expect(byOption.stderr).toContain('install Terraform');
    expect(byOption.status).toBe(2);
    const byVariable = await run(['plan'], { TERRAFORM_BINARY_NAME: 'no-such-program' });
    expect(byVariable.stderr).toContain('there is no program `no-such-program` here');
  });

  test('an old Terraform', async () => {
    const old = join(folder, 'old-terraform');
    writeFileSync(old, '#!/bin/sh\necho \'{"terraform_version": "1.3.9"}\'\n', { mode: 0o755 });
    const { status, stderr } = await run(['plan', '-e', 'dev', '--terraform-bin', old]);
    expect(stderr).toContain('is version 1.3.9, and 1.5.0 or later is needed');
    expect(status).toBe(2);
  });

  test('a provider that is nowhere to be found', async () => {
    const { status, stderr } = await run(['plan', '-e', 'dev', '--provider-mirror', folder]);
    expect(stderr).toContain('error[missing-provider]');
    expect(status).toBe(2);
  });

  test('no credentials', async () => {
    const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', HOME: folder };
    const { status, stderr } = await run(['plan', '-e', 'dev'], none);
    expect(stderr).toContain('error[no-credentials]: there are no AWS credentials');
    expect(status).toBe(2);
  });

  test('a state of a newer Terraform', async () => {
    const state = {
      version: 5,
      terraform_version: '99.1.0',
      serial: 1,
      lineage: 'x',
      outputs: {},
      resources: [],
    };
    writeFileSync(join(folder, 'terraform.shop-dev.tfstate'), JSON.stringify(state));
    const { status, stderr } = await run(['plan', '-e', 'dev']);
    expect(stderr).toContain('error[newer-state]: the state was written by version 99.1.0 of Terraform');
    expect(status).toBe(2);
  });

  test('another backend says what would become of the state', async () => {
    expect((await run(['deploy', '-e', 'dev', '--auto-approve'])).status).toBe(0);
    const moved = TOPOLOGY.replace('dev: {', 'dev: { backend: { type: local, path: moved.tfstate },');
    writeFileSync(join(folder, 'topology.yaml'), moved);
    const refused = await run(['plan', '-e', 'dev']);
    expect(refused.stderr).toMatch(
      /error\[backend-changed\]: the state is kept in local \(path .*terraform\.shop-dev\.tfstate\), and the topology now says local \(path .*moved\.tfstate\)\n --> topology\.yaml:6:10\n/,
    );
    expect(refused.status).toBe(2);
    const migrated = await run(['plan', '-e', 'dev', '--exit-code', '--migrate-state']);
    expect(migrated.stdout).toContain('nothing to change');
    expect(migrated.status).toBe(0);
  });

  test('problems as JSON, for a program', async () => {
    const { stdout, status } = await run(['plan', '-e', 'prod', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      diagnostics: [{ rule: 'wrong-account', line: 7 }],
    });
    expect(status).toBe(2);
  });
});
