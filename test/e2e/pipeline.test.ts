import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { artifactOf, projectAt, runJob, type JobResult } from '#test/support/build-job';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder, stackDir } from '#test/support/project';
import { describeWith } from '#test/support/requirements';
import type { TerraformJson } from '#test/support/synthesized';
import { emulatedEnv } from '#test/support/terraform';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
tags: { Team: checkout }
environments:
  dev: { backend: { type: s3, bucket: states, region: eu-west-1 } }
  prod: { backend: { type: s3, bucket: states, region: eu-west-1 } }
topics: { orders: {} }
queues: { billing: {} }
subscriptions: [{ topic: orders, queue: billing, raw: true }]
delivery:
  codepipeline:
    repository: my-org/shop
    connection: arn:aws:codeconnections:eu-west-1:123456789012:connection/0a1b2c3d
    environment: prod
    approve: [prod]
    notify: ops@example.com
`;

/** With nothing that takes SQS half a minute. */
const SMALL = `version: 1
name: shop
region: eu-west-1
environments: { dev: { backend: { type: s3, bucket: states, region: eu-west-1 } } }
topics: { orders: {} }
subscriptions: [{ topic: orders, url: https://hooks.example.com/orders }]
flows: [{ name: an order is told, publish: { topic: orders, body: {} }, expect: { delivered: [hooks-example-com-orders] } }]
delivery:
  codepipeline:
    repository: my-org/shop
    connection: arn:aws:codeconnections:eu-west-1:123456789012:connection/0a1b2c3d
    build: [echo built > built.txt]
`;

describeWith(['terraform', 'emulator', 'bash'], 'a pipeline', () => {
  const folder = folderWith({ 'topology.yaml': TOPOLOGY });
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;
  const run = (...args: string[]) => msgtopo(args, { cwd: folder, env });

  beforeAll(async () => {
    emulator = await startEmulator();
    env = emulatedEnv(emulator);
    await fetch(`${emulator.endpoint}/states`, { method: 'PUT' });
  });

  afterAll(async () => {
    await emulator.stop();
    removeFolder(folder);
  });

  describe('stands in a stack that is worked on only when it is named', () => {
    test('it is deployed, and a second plan has nothing to change', async () => {
      const deployed = await run('deploy', '-e', 'prod', '--stack', 'delivery', '--auto-approve');
      expect(deployed.stderr).not.toContain('error');
      expect(deployed.stdout).toMatch(/^delivery\n {2}connection +arn:\S+\n(.*\n)* {2}pipeline +shop-prod\n/);
      expect(deployed.status).toBe(0);
      const again = await run('plan', '-e', 'prod', '--stack', 'delivery', '--exit-code');
      expect(again.stdout).toContain('nothing to change');
      expect(again.status).toBe(0);
    });

    test('so are the roles of an environment that it only deploys', async () => {
      const { status, stdout } = await run('deploy', '-e', 'dev', '--stack', 'delivery', '--auto-approve');
      expect(stdout).toContain('arn:aws:iam::123456789012:role/delivery/shop-dev-deploy');
      expect(status).toBe(0);
      expect((await run('plan', '-e', 'dev', '--stack', 'delivery', '--exit-code')).status).toBe(0);
    });
  });

  describe('has jobs, each of which starts from what the one before left', () => {
    const source = folderWith({ 'topology.yaml': SMALL });
    const left = [source];
    let before = source;

    /** Runs a job in a folder of its own, and keeps what it leaves for the next. */
    async function job(name: string): Promise<JobResult> {
      const dir = stackDir(source, 'shop-dev-delivery');
      const stack = JSON.parse(readFileSync(join(dir, 'cdk.tf.json'), 'utf8')) as TerraformJson;
      const project = projectAt(stack, name);
      const own = { ...env, CODEBUILD_BUILD_URL: 'https://logs.example.com/42', MSGTOPO_ALLOW: 'none' };
      const result = await runJob(project, before, own);
      if (result.status !== 0) throw new Error(`job ${name} failed\n${result.stdout}\n${result.stderr}`);
      before = artifactOf(project, result.folder);
      left.push(result.folder, before);
      return result;
    }

    beforeAll(() => msgtopo(['synth'], { cwd: source, env }));

    afterAll(() => left.forEach(removeFolder));

    test('the source is proved without any right', async () => {
      const { profile, stdout } = await job('prove');
      expect(profile).toBe('');
      expect(stdout).toContain('1 flow passed');
    });

    test('what was proved is planned, and the plan is told', async () => {
      const { profile, stdout, variables } = await job('plan_dev');
      expect(profile).toBe(
        '[profile environment]\nrole_arn = arn:aws:iam::123456789012:role/delivery/shop-dev-plan\n' +
          'credential_source = EcsContainer\nrole_session_name = pipeline\n',
      );
      expect(stdout).toContain('+ create  topic `orders`');
      expect(variables).toEqual({
        PLAN_SUMMARY: expect.stringMatching(
          /^shop-dev in eu-west-1 .*topic `orders`.*2 to create $/,
        ) as string,
        PLAN_LOG: 'https://logs.example.com/42',
      });
      expect(readFileSync(join(before, 'built.txt'), 'utf8')).toBe('built\n');
    });

    test('exactly what was planned is deployed', async () => {
      const { stdout } = await job('deploy_dev');
      expect(stdout).toMatch(/^topics\n {2}orders +arn:/m);
      expect((await msgtopo(['plan', '--exit-code'], { cwd: source, env })).status).toBe(0);
    });
  });

  test('goes, when it is named, also after the file has forgotten it', async () => {
    writeFileSync(join(folder, 'topology.yaml'), TOPOLOGY.replace(/delivery:\n[^]*/, ''));
    const { stderr, status } = await run('destroy', '-e', 'prod', '--stack', 'delivery', '--auto-approve');
    expect(stderr).toContain('shop-prod-delivery is destroyed');
    expect(status).toBe(0);
  });
});
