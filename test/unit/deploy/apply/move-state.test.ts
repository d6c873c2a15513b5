import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { moveStates, movesIn } from '#deploy/apply/move-state';
import type { Planned } from '#deploy/apply/guard-stacks';
import { folderWith, removeFolder } from '#test/support/project';
import { scriptedTerraform } from '#test/support/scripted-terraform';
import { plansBetween } from '#test/unit/deploy/plan/plan-between';

const SPLIT = 'queues: { billing: { stack: payments, deadLetters: false } }';
const WHOLE = 'queues: { billing: { deadLetters: false } }';

const leaving = plansBetween(SPLIT, WHOLE).find(({ stack }) => stack.endsWith('payments'))!;

function planned(plan: Planned['plan'], dir: string): Planned {
  const stack = {
    name: plan.stack,
    dependencies: [],
    dir,
    localState: join(dir, 'terraform.tfstate'),
    topology: leaving.topology,
    site: { stack: undefined, links: false },
    locate: () => undefined,
  };
  return { stack, plan: { ...plan, topology: leaving.topology } };
}

test('an interrupted move is finished by forgetting what the other state has already', async () => {
  const dir = folderWith({ 'calls.txt': '' });
  const [arrived] = plansBetween(WHOLE, WHOLE);
  const moves = movesIn([planned(leaving, dir), planned(arrived!, dir)]);
  expect(moves.map(({ addresses, held }) => ({ addresses, held }))).toEqual([
    { addresses: [], held: ['aws_sqs_queue.billing'] },
  ]);
  const { program, calls } = scriptedTerraform(dir, { state: { stdout: '{}' } });
  const session = {
    terraform: { program, env: { PATH: process.env['PATH'] }, onSignal: () => () => undefined },
    mirror: undefined,
    backendChange: 'refuse',
    parallelism: undefined,
    lockTimeout: undefined,
  } as const;
  expect(await moveStates(session, moves)).toBeUndefined();
  const commands = readFileSync(calls, 'utf8').trim().split('\n');
  expect(commands.map((command) => command.replace(/\/\S*\/(?=from|to)/g, ''))).toEqual([
    'state pull',
    'state pull',
    'state rm -state=from.tfstate aws_sqs_queue.billing',
    'state push from.tfstate',
  ]);
  removeFolder(dir);
});
