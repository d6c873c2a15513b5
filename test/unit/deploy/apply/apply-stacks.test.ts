import { join } from 'node:path';
import { applyPlans } from '#deploy/apply/apply-stacks';
import type { Step } from '#deploy/apply/progress';
import { folderWith, removeFolder } from '#test/support/project';
import { events, scriptedTerraform } from '#test/support/scripted-terraform';
import { planBetween } from '#test/unit/deploy/plan/plan-between';

const SITE = { stack: undefined, links: false };

test('a replacement counts as two operations, since Terraform reports its destroy and its create', async () => {
  const dir = folderWith({ 'calls.txt': '', 'cdk.tf.json': '{"terraform":{"backend":{}}}' });
  const hook = (action: string, name: string) => ({
    type: 'apply_complete',
    hook: { resource: { addr: `aws_sns_topic.${name}` }, action, elapsed_seconds: 1 },
  });
  const stdout = events(hook('delete', 'orders'), hook('create', 'orders'), hook('create', 'refunds'));
  const { program } = scriptedTerraform(dir, { apply: { stdout } });
  const plan = planBetween(
    'topics: { orders: {} }',
    'topics: { orders: { physicalName: sales }, refunds: {} }',
  );
  expect(plan.changes.map(({ action }) => action).sort()).toEqual(['create', 'replace']);
  const stack = {
    name: plan.stack,
    dependencies: [],
    dir,
    localState: join(dir, 'terraform.tfstate'),
    topology: plan.topology,
    site: SITE,
    locate: () => undefined,
  };
  const session = {
    terraform: { program, env: { PATH: process.env['PATH'] }, onSignal: () => () => undefined },
    mirror: undefined,
    backendChange: 'refuse',
    parallelism: undefined,
    lockTimeout: undefined,
  } as const;
  const steps: Step[] = [];
  const listener = { step: (step: Step) => void steps.push(step), underWay: () => undefined };
  const applied = await applyPlans(session, [{ stack, plan }], {
    fileFor: () => 'plan.bin',
    destroy: false,
    listener,
  });
  removeFolder(dir);
  expect(applied).toEqual({ troubles: [], skipped: [] });
  expect(steps.map(({ done, total, outcome }) => `${done}/${total} ${outcome}`)).toEqual([
    '1/3 destroyed',
    '2/3 created',
    '3/3 created',
  ]);
});
