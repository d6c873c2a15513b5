import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, type Failure } from '../terraform/terraform';
import { withTemporaryFolder } from '#base/util/files';
import type { Planned } from './guard-stacks';
import type { Session, Stack, Trouble } from './stack';
import { troubleOf } from './trouble';

/** What one stack would destroy and another would make anew. */
export interface Move {
  readonly from: Stack;
  readonly to: Stack;
  readonly addresses: readonly string[];
}

/** Everything that can be moved from one state to another instead. */
export function movesIn(planned: readonly Planned[]): Move[] {
  return planned.flatMap((source) =>
    planned.flatMap((target): Move[] => {
      if (source === target || source.plan.topology !== target.plan.topology) return [];
      const made = new Set(
        target.plan.changes.filter(({ action }) => action === 'create').map(({ address }) => address),
      );
      const addresses = source.plan.changes
        .filter(({ action, address }) => action === 'destroy' && made.has(address))
        .map(({ address }) => address);
      return addresses.length === 0 ? [] : [{ from: source.stack, to: target.stack, addresses }];
    }),
  );
}

/** Terraform moves between files only, so both states are fetched, changed, and put back. */
async function moveBetween(session: Session, { from, to, addresses }: Move, folder: string) {
  const { terraform } = session;
  const files = { from: join(folder, 'from.tfstate'), to: join(folder, 'to.tfstate') };
  for (const [stack, file] of [
    [from, files.from],
    [to, files.to],
  ] as const) {
    const pulled = await runCommand(terraform, stack, ['state', 'pull']);
    if (pulled.failed) return troubleOf(pulled, stack);
    if (pulled.stdout.trim() !== '') writeFileSync(file, pulled.stdout, { mode: 0o600 });
  }
  const env = { ...terraform.env, TF_WORKSPACE: undefined, TF_DATA_DIR: undefined };
  for (const address of addresses) {
    const args = ['state', 'mv', `-state=${files.from}`, `-state-out=${files.to}`, address, address];
    const moved = await runCommand({ ...terraform, env }, { dir: folder }, args);
    if (moved.failed) return troubleOf(moved, from);
  }
  // What is in both is found by the next plan; what was in neither would be lost.
  return (await push(session, to, files.to)) ?? push(session, from, files.from);
}

async function push({ terraform, lockTimeout }: Session, stack: Stack, file: string) {
  if (!existsSync(file)) return undefined;
  const patience = lockTimeout === undefined ? [] : [`-lock-timeout=${lockTimeout}`];
  const pushed: Failure | { failed: false } = await runCommand(terraform, stack, [
    'state',
    'push',
    ...patience,
    file,
  ]);
  return pushed.failed ? troubleOf(pushed, stack) : undefined;
}

/** Moves resources from state to state, one pair of stacks after the other. Nothing happens in AWS. */
export async function moveStates(session: Session, moves: readonly Move[]): Promise<Trouble | undefined> {
  for (const move of moves) {
    const trouble = await withTemporaryFolder((folder) => moveBetween(session, move, folder));
    if (trouble) return trouble;
  }
  return undefined;
}
