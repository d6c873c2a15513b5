import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import { emulatedEnv } from '#test/support/terraform';

function topology(backend = '{ type: local }'): string {
  return `version: 1
name: shop
region: eu-west-1
environments:
  dev: { account: "123456789012", backend: ${backend} }
  prod: { account: "999999999999" }
topics: { orders: {} }
`;
}

interface Checked {
  readonly well: boolean;
  readonly checks: readonly { name: string; verdict: string; found: string; remedy: string | null }[];
}

describeWith(['terraform', 'emulator'], 'doctor', () => {
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;
  let cwd: string;
  const doctor = (args: readonly string[] = [], more: NodeJS.ProcessEnv = {}) =>
    msgtopo(['doctor', ...args], { cwd, env: { ...env, ...more } });
  const json = async (...args: string[]) => {
    const { stdout, status } = await doctor([...args, '--json']);
    const { checks, well } = JSON.parse(stdout) as Checked;
    return { status, well, of: (name: string) => checks.filter((check) => check.name === name) };
  };

  beforeAll(async () => {
    emulator = await startEmulator();
    env = emulatedEnv(emulator);
    await fetch(`${emulator.endpoint}/states`, { method: 'PUT' });
  });

  beforeEach(() => {
    cwd = folderWith({ 'topology.yaml': topology() });
  });

  afterEach(() => removeFolder(cwd));

  afterAll(() => emulator.stop());

  test('all is well, and said in one line each', async () => {
    const { stdout, stderr, status } = await doctor(['-e', 'dev']);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/✓ Terraform +1\.\d+\.\d+ \(\//);
    expect(stdout).toMatch(/✓ credentials +arn:aws:\S+, from AWS_ACCESS_KEY_ID\n/);
    expect(stdout).toMatch(/✓ account +123456789012\n✓ region +eu-west-1\n/);
    expect(stdout).toMatch(/✓ state +1 stack in files beside the topology, 0 deployed, none locked\n$/);
    expect(status).toBe(0);
  });

  test('credentials of another account', async () => {
    const prod = await json('-e', 'prod');
    expect(prod.of('account')).toMatchObject([
      { verdict: 'problem', found: '123456789012, but `prod` is for 999999999999' },
    ]);
    expect([prod.status, prod.well]).toEqual([1, false]);
    // Of several environments it is usual that others are elsewhere.
    const all = await json();
    expect(all.of('account')).toMatchObject([{ verdict: 'warning' }]);
    expect(all.status).toBe(0);
  });

  test('no credentials, no topology, no Terraform, an empty mirror, and an old pin', async () => {
    removeFolder(cwd);
    cwd = folderWith({ '.github/workflows/msgtopo.yml': 'run: npx --yes msgtopo@0.0.1 validate\n' });
    mkdirSync(join(cwd, '.git'));
    mkdirSync(join(cwd, 'mirror'));
    const none = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', HOME: cwd, PATH: '/nowhere' };
    const { stdout, status } = await doctor(['--provider-mirror', 'mirror'], none);
    expect(stdout).toMatch(/! msgtopo +\S+, but .github\/workflows\/msgtopo.yml installs 0\.0\.1\n +use one/);
    expect(stdout).toMatch(/✗ Terraform +there is no program `terraform` or `tofu`\n +install Terraform/);
    expect(stdout).toMatch(
      /✗ providers +the mirror mirror has no AWS provider for \w+\n +`terraform providers/,
    );
    expect(stdout).toMatch(/! topology +there is no topology.yaml or msgtopo.yaml here\n +`msgtopo init`/);
    expect(stdout).toMatch(/✗ credentials +there are no AWS credentials\n +set AWS_PROFILE/);
    expect(stdout).not.toContain('state');
    expect(status).toBe(1);
  });

  test('an invalid topology is named, and its states are left alone', async () => {
    writeFileSync(join(cwd, 'topology.yaml'), topology().replace('orders', 'or ders'));
    const { of, status } = await json();
    expect(of('topology')).toEqual([
      {
        name: 'topology',
        verdict: 'problem',
        found: 'topology.yaml has 1 error',
        remedy: '`msgtopo validate topology.yaml` shows what is wrong',
      },
    ]);
    expect(status).toBe(1);
  });

  test('no value of a credential is printed', async () => {
    const secrets = { AWS_SECRET_ACCESS_KEY: 'very-secret', AWS_SESSION_TOKEN: 'token-secret' };
    for (const args of [[], ['--json']]) {
      const { stdout, stderr } = await doctor(args, secrets);
      expect(stdout + stderr).not.toMatch(/secret/);
    }
  });

  test('a lock beside a local state, and a deploy that did not end', async () => {
    const lock = {
      ID: 'a1',
      Operation: 'OperationTypeApply',
      Who: 'ann@desk',
      Created: '2026-01-01T00:00:00Z',
    };
    writeFileSync(join(cwd, '.terraform.shop-dev.tfstate.lock.info'), JSON.stringify(lock));
    writeFileSync(join(cwd, 'terraform.shop-dev.tfstate.unfinished'), '');
    const { of, status } = await json('-e', 'dev');
    expect(of('state shop-dev')).toMatchObject([
      { verdict: 'warning', found: 'the last deploy from here did not end' },
      {
        verdict: 'warning',
        found: 'locked by ann@desk since 2026-01-01T00:00:00Z (OperationTypeApply, ID a1)',
      },
    ]);
    expect(of('state')).toEqual([]);
    expect(status).toBe(0);
  });

  test('a lock that only Terraform can see', async () => {
    const nothingThere = createServer((_, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => nothingThere.listen(0, '127.0.0.1', resolve));
    const { port } = nothingThere.address() as AddressInfo;
    writeFileSync(
      join(cwd, 'topology.yaml'),
      topology(`{ type: http, address: "http://127.0.0.1:${port}/s" }`),
    );
    const dev = await json('-e', 'dev');
    expect(dev.of('state')).toMatchObject([
      { verdict: 'good', found: '1 stack in http, 0 deployed, locks not looked at' },
    ]);
    const both = await json();
    expect(both.of('state')).toMatchObject([
      {
        found:
          '2 stacks in http and files beside the topology, 0 deployed, none locked, but the lock of shop-dev not looked at',
      },
    ]);
    nothingThere.close();
  });

  test('a lock in S3, and a bucket that is not there', async () => {
    const backend = '{ type: s3, bucket: states, region: eu-west-1 }';
    writeFileSync(join(cwd, 'topology.yaml'), topology(backend));
    const body = JSON.stringify({ ID: 'b2', Who: 'bob@desk' });
    const free = await json('-e', 'dev');
    expect(free.of('state')).toMatchObject([
      { verdict: 'good', found: '1 stack in s3 (bucket states), 0 deployed, none locked' },
    ]);
    await fetch(`${emulator.endpoint}/states/shop-dev.tfstate.tflock`, { method: 'PUT', body });
    const held = await json('-e', 'dev');
    expect(held.of('state shop-dev')).toMatchObject([
      { verdict: 'warning', found: 'locked by bob@desk since unknown (unknown, ID b2)' },
    ]);
    writeFileSync(join(cwd, 'topology.yaml'), topology(backend.replace('states', 'nowhere-to-be-found')));
    const lost = await json('-e', 'dev');
    expect(lost.of('state shop-dev')).toMatchObject([{ verdict: 'problem' }]);
    expect(lost.status).toBe(1);
  });
});
