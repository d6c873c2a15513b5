import { runCommand } from '#deploy/terraform/terraform';

const VARIABLES = ['CHECKPOINT_DISABLE', 'GOGC', 'TF_INPUT', 'TF_IN_AUTOMATION', 'TF_LOG_PATH'];

async function environmentOf(env: NodeJS.ProcessEnv): Promise<unknown> {
  const script = `console.log(JSON.stringify(${JSON.stringify(VARIABLES)}.map((name) => process.env[name])))`;
  const terraform = { program: process.execPath, env, onSignal: () => () => undefined };
  const ran = await runCommand(terraform, { dir: process.cwd() }, ['-e', script]);
  return ran.failed ? ran : JSON.parse(ran.stdout);
}

test('Terraform asks nobody, phones nobody, and collects garbage seldom', async () => {
  expect(await environmentOf({})).toEqual(['1', '200', '0', '1', null]);
});

test('what the user says of these goes before, but for questions', async () => {
  const env = { CHECKPOINT_DISABLE: '', GOGC: '50', TF_INPUT: '1', TF_LOG_PATH: 'terraform.log' };
  expect(await environmentOf(env)).toEqual(['', '50', '0', '1', 'terraform.log']);
});
