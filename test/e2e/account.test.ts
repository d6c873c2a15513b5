import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Fact } from '#base/aws/facts';
import { startEmulator, type Emulator } from '#test/support/emulator';
import { ROOT } from '#test/support/msgtopo';
import { emptyFolder, removeFolder } from '#test/support/project';
import { signed } from '#test/account/signature';
import { describeWith } from '#test/support/requirements';
import { run } from '#test/support/run';
import { emulatedEnv, terraformEnv } from '#test/support/terraform';

/*
 * `npm run test:aws` against the emulator, so that it does not rot. What the emulator does is no finding about AWS: here
 * it counts that each check runs, that its findings are written, and that nothing stays behind.
 */

const asking = (env: NodeJS.ProcessEnv, ...args: string[]) =>
  run('node', ['--import', 'tsx', join(ROOT, 'test/account/index.ts'), ...args], { cwd: ROOT, env });

/** Makes the account one of an organization. */
async function organize({ endpoint }: Emulator): Promise<void> {
  const url = new URL(endpoint);
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSOrganizationsV20161128.CreateOrganization',
  };
  const call = { method: 'POST' as const, url, headers, body: '{"FeatureSet":"ALL"}' };
  const place = { service: 'organizations', region: 'us-east-1', now: new Date() };
  const access = { accessKeyId: 'testing', secretAccessKey: 'testing' };
  const { ok } = await fetch(url, { ...call, headers: signed(call, place, access) });
  expect(ok).toBe(true);
}

describeWith(['emulator'], 'the questions to an AWS account', () => {
  const folder = emptyFolder();
  const facts = join(folder, 'facts.json');
  let emulator: Emulator;

  beforeAll(async () => {
    copyFileSync(join(ROOT, 'src/base/aws/facts.json'), facts);
    emulator = await startEmulator({ ownProviders: true });
    await organize(emulator);
  });

  afterAll(async () => {
    await emulator.stop();
    removeFolder(folder);
  });

  test('are asked, answered, written down, and nothing stays', async () => {
    const args = ['--hurry', '--facts', facts, '--region', 'eu-west-1'];
    const { stderr } = await asking(emulatedEnv(emulator), ...args);
    expect(stderr).not.toContain('failed:');
    expect(stderr).not.toContain('LEFT');
    const written = JSON.parse(readFileSync(facts, 'utf8')) as Fact[];
    const answered = written.filter(({ account }) => account).map(({ id }) => id);
    expect(answered.sort()).toEqual([
      'dlq-too-small',
      'events-key-context',
      'events-queue-key-context',
      'events-target-role',
      'events-topic-policy-condition',
      'filter-anything-but-points',
      'filter-case-folding',
      'filter-or-keys',
      'filter-string-array-scalar',
      'logs-key-caller',
      'metric-fill',
      'sns-key-events-source',
      'sqs-policy-conditions',
    ]);
    // Whom a policy refuses, and what a schedule does, the emulator does not know. What was asked is seen all the same.
    for (const seen of [
      's3-control-tags: a tag set through S3 Control is read there',
      'kms-organization: as a member, to a queue: taken; to a topic: taken; with the key of others',
      'scheduler-no-attributes: through a topic: nothing; in a queue: nothing',
    ])
      expect(stderr).toContain(`open    ${seen}`);
    expect(readdirSync(folder)).toEqual(['facts.json']);
    const access = {
      endpoint: emulator.endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    };
    const [sns, sqs] = [new SNSClient(access), new SQSClient(access)];
    expect((await sns.send(new ListTopicsCommand())).Topics).toEqual([]);
    expect((await sqs.send(new ListQueuesCommand())).QueueUrls ?? []).toEqual([]);
    const operations = (await emulator.calls()).map(({ operation }) => operation);
    for (const one of [
      'DeleteRule',
      'ScheduleKeyDeletion',
      'DeleteRole',
      'DeleteAlarms',
      'DeleteSchedule',
      'DeleteLogGroup',
      'DeleteBucket',
    ])
      expect(operations).toContain(one);
  });

  test('are not asked without credentials, which is said', async () => {
    const env = { ...terraformEnv(), HOME: folder, AWS_EC2_METADATA_DISABLED: 'true' };
    const { stderr, status } = await asking(env, '--facts', facts);
    expect(stderr).toContain('SKIPPED: test:aws');
    expect(status).toBe(0);
  });
});
