import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '#cli/commands/exec';
import { EXEC } from '#cli/commands/operation-commands';
import type { OptionsOf } from '#cli/option-values';
import { contextWith } from '#test/support/context';
import { fakeAws, type Answers } from '#test/support/fake-aws';
import { optionsOf } from '#test/support/options';
import { emptyFolder, folderWith, removeFolder } from '#test/support/project';

const TOPOLOGY = `version: 1
name: shop
region: eu-west-1
queues: { billing: {}, audit: {}, orders: {}, other: {}, bills: {} }
network: { vpc: { create: { zones: 2 } } }
consumers:
  worker:
    type: fargate
    queue: billing
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
    exec: true
    readonlyRootFilesystem: false
    sidecars: { agent: { image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/agent:1' } }
  biller:
    type: lambda
    queue: audit
    code: { inline: 'exports.handler = 1' }
    runtime: nodejs22.x
    handler: index.handler
  settle:
    type: step-functions
    queue: orders
    definition: settle.asl.json
  closed:
    type: fargate
    queue: bills
    image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/worker:1
  theirs: { type: external, queue: other, note: of another team }
`;

const before = process.env;
const cwd = folderWith({
  'topology.yaml': TOPOLOGY,
  'settle.asl.json': '{ "StartAt": "a", "States": { "a": { "Type": "Succeed" } } }',
});
let bin: string;
let close = () => {};

beforeEach(() => {
  bin = emptyFolder();
});

afterEach(() => {
  close();
  removeFolder(bin);
  process.env = before;
});
afterAll(() => removeFolder(cwd));

function task(id: string, startedAt: number, enableExecuteCommand = true) {
  return { taskArn: `arn:aws:ecs:eu-west-1:123456789012:task/shop/${id}`, startedAt, enableExecuteCommand };
}

function tasks(...all: object[]): Answers {
  return {
    ListTasks: () => ({ taskArns: all.map((_, index) => `arn:${index}`) }),
    DescribeTasks: () => ({ tasks: all }),
  };
}

/** Programs that only say how they were called. */
function install(...names: readonly string[]): void {
  for (const name of names) {
    const script = `#!/bin/sh\nprintf '%s\\n' "$@" > ${join(bin, 'called')}\nexit \${STATUS:-0}\n`;
    writeFileSync(join(bin, name), script, { mode: 0o755 });
  }
}

async function exec(
  name: string,
  answers: Answers,
  options: Partial<OptionsOf<typeof EXEC>> = {},
  env: NodeJS.ProcessEnv = {},
) {
  const aws = await fakeAws(answers);
  close = aws.close;
  process.env = { ...before, ...aws.env };
  const context = contextWith({ cwd, env: { PATH: bin, ...env } });
  return run([name], optionsOf(EXEC, options), context);
}

test('a session in the task that was started last, through the AWS CLI', async () => {
  install('aws', 'session-manager-plugin');
  const answers = tasks(task('old', 1), task('new', 3), task('middle', 2));
  expect(await exec('worker', answers, { command: 'ls /tmp' })).toEqual({ exitCode: 0 });
  expect(readFileSync(join(bin, 'called'), 'utf8')).toBe(
    'ecs\nexecute-command\n--region\neu-west-1\n--cluster\nshop-default-consumers\n--task\nnew\n--container\nworker\n' +
      '--interactive\n--command\nls /tmp\n',
  );
});

test('the task and the container that are named', async () => {
  install('aws', 'session-manager-plugin');
  await exec('worker', tasks(task('aaa', 1), task('bbb', 2)), { task: 'aa', container: 'agent' });
  expect(readFileSync(join(bin, 'called'), 'utf8')).toContain('--task\naaa\n--container\nagent\n');
});

test('a session that fails ends with status 2', async () => {
  install('aws', 'session-manager-plugin');
  expect(await exec('worker', tasks(task('a', 1)), {}, { STATUS: '254' })).toEqual({ exitCode: 2 });
});

test('what has to be installed, and what to run where it is', async () => {
  install('aws');
  const { exitCode, talk } = await exec('worker', tasks(task('a', 1)));
  expect(exitCode).toBe(2);
  expect(talk).toContain(
    'a shell needs its Session Manager plugin (https://docs.aws.amazon.com/systems-manager/',
  );
  expect(talk).toContain(
    'run where it is: aws ecs execute-command --region eu-west-1 --cluster shop-default-consumers --task a --container worker ' +
      '--interactive --command /bin/sh\n',
  );
});

test.each([
  ['biller', '`biller` is of type `lambda`, and only tasks of Fargate have a shell'],
  ['theirs', '`theirs` is of type `external`'],
  ['closed', '`closed` allows no shell\n  add `exec: true`'],
  ['wroker', 'there is no consumer `wroker`'],
])('%s has no shell', async (name, said) => {
  expect((await exec(name, {})).talk).toContain(said);
});

test.each([
  ['no task', tasks(), {}, 'no task of `worker` is running'],
  ['not that task', tasks(task('a', 1)), { task: 'b' }, 'no task b of `worker` is running'],
  ['an old task', tasks(task('a', 1, false)), {}, 'task a of `worker` was started without `exec`'],
  [
    'no service',
    { ListTasks: () => ({ error: 'ServiceNotFoundException' }) },
    {},
    '`worker` is not deployed',
  ],
  ['no right', { ListTasks: () => ({ error: 'AccessDeniedException' }) }, {}, 'AWS denied the request'],
])('%s', async (_, answers, options, said) => {
  expect(await exec('worker', answers, options)).toMatchObject({
    exitCode: 2,
    talk: expect.stringContaining(said) as string,
  });
});
