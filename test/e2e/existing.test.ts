import { join } from 'node:path';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { msgtopo } from '#test/support/msgtopo';
import { folderWith, removeFolder, stackDir } from '#test/support/project';
import { describeWith, PYTHON } from '#test/support/requirements';
import { succeed } from '#test/support/run';
import { emulatedEnv, terraform } from '#test/support/terraform';

const MAKE = join(__dirname, '../support/existing/make.py');
const REGISTRY = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

interface Existing {
  readonly vpc: string;
  readonly subnets: readonly string[];
  /** Of the mount targets. */
  readonly group: string;
  /** Of the image `worker:1.4.2`. */
  readonly digest: string;
}

/** A service in a cluster and a network that are there already, with files and an image that are there too. */
function topology(name: string, network: string, { group }: Existing): string {
  return `
version: 1
name: ${name}
region: us-east-1
queues: { billing: {} }
network: ${network}
cluster: { name: main, containerInsights: true }
consumers:
  worker:
    type: fargate
    queue: billing
    image: ${REGISTRY}/worker:1.4.2
    pinDigest: true
    sidecars:
      router: { image: "${REGISTRY}/router:1", user: "0" }
    logRouter: { sidecar: router, options: { Name: firehose, delivery_stream: logs } }
    volumes:
      models: { fileSystem: fs-0abc, accessPoint: fsap-0abc, securityGroup: ${group}, path: /models, readOnly: true }
    scaling: { max: 4, backlogPerTask: 100 }
`;
}

describeWith(['terraform', 'emulator'], 'what exists already is used', () => {
  const folders: string[] = [];
  let emulator: Emulator;
  let env: NodeJS.ProcessEnv;
  let existing: Existing;

  beforeAll(async () => {
    emulator = await startEmulator();
    env = emulatedEnv(emulator);
    existing = JSON.parse(
      await succeed(PYTHON, [MAKE, emulator.endpoint], { cwd: __dirname, env }),
    ) as Existing;
  });

  afterAll(async () => {
    await emulator.stop();
    folders.forEach(removeFolder);
  });

  async function applied(name: string, network: string): Promise<string> {
    const folder = folderWith({ 'topology.yaml': topology(name, network, existing) });
    folders.push(folder);
    const dir = stackDir(folder, `${name}-default`);
    expect(await msgtopo(['synth'], { cwd: folder })).toMatchObject({ status: 0 });
    await terraform(dir, env, 'init', '-input=false');
    await terraform(dir, env, 'apply', '-input=false', '-auto-approve', '-parallelism=32');
    expect(await terraform(dir, env, 'plan', '-input=false', '-detailed-exitcode')).toContain('No changes');
    return dir;
  }

  const show = (dir: string, address: string) => terraform(dir, env, 'state', 'show', address);

  test('a network by its tags, a cluster by its name, an image by its tag, and a file system', async () => {
    const dir = await applied(
      'tagged',
      '{ vpc: { tags: { Name: main } }, subnets: { tags: { Tier: private } } }',
    );
    const service = await show(dir, 'aws_ecs_service.worker');
    for (const id of existing.subnets) expect(service).toContain(id);
    expect(service).toMatch(/cluster +=.*main/);
    const task = await show(dir, 'aws_ecs_task_definition.worker');
    expect(task).toContain(`${REGISTRY}/worker@${existing.digest}`);
    expect(task).toMatch(/file_system_id +=.*fs-0abc/);
    expect(await show(dir, 'aws_security_group.worker')).toContain(existing.vpc);
    expect(await terraform(dir, env, 'state', 'list')).not.toMatch(/^aws_(vpc|subnet|ecs_cluster)\./m);
  });

  test('a network by its ids', async () => {
    const { vpc, subnets } = existing;
    const dir = await applied('named', `{ vpc: ${vpc}, subnets: [${subnets.join(', ')}] }`);
    expect(await show(dir, 'aws_vpc_endpoint.sqs')).toContain(vpc);
  });

  test('a plan fails where the cluster has no Container Insights, which scaling needs', async () => {
    const file = topology('plain', '{ vpc: vpc-0abc, subnets: [subnet-0abc] }', existing);
    const folder = folderWith({ 'topology.yaml': file.replace('name: main', 'name: plain') });
    folders.push(folder);
    const { status, stderr } = await msgtopo(['plan'], { cwd: folder, env });
    expect(status).toBe(1);
    expect(stderr).toContain('Container Insights are off in the cluster plain');
  });
});
