import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, type Failure } from '../terraform/terraform';
import { withTemporaryFolder } from '#base/util/files';
import { keeping } from '../plan/kept';
import type { Planned } from './guard-stacks';
import type { Session, Stack, Trouble } from './stack';
import { troubleOf } from './trouble';

/** What one stack would destroy and another would make anew. */
export interface Move {
  readonly from: Stack;
  readonly to: Stack;
  readonly addresses: readonly string[];
  /** What is in the other state already, since a move was interrupted, and leaves this one alone. */
  readonly held: readonly string[];
}

/** Everything that can be moved from one state to another instead. */
export function movesIn(planned: readonly Planned[]): Move[] {
  return planned.flatMap((source) =>
    planned.flatMap((target): Move[] => {
      if (source === target || source.plan.topology !== target.plan.topology) return [];
      const made = new Set(
        target.plan.changes.filter(({ action }) => action === 'create').map(({ address }) => address),
      );
      const going = source.plan.changes.filter(({ action }) => action === 'destroy');
      const addresses = going.map(({ address }) => address).filter((address) => made.has(address));
      const held = going.filter(keeping(target.plan)).map(({ address }) => address);
      if (addresses.length + held.length === 0) return [];
      return [{ from: source.stack, to: target.stack, addresses, held }];
    }),
  );
}

/** Terraform moves between files only, so both states are fetched, changed, and put back. */
async function moveBetween(session: Session, { from, to, addresses, held }: Move, folder: string) {
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
  const commands = [
    ...addresses.map((one) => ['mv', `-state=${files.from}`, `-state-out=${files.to}`, one, one]),
    ...held.map((one) => ['rm', `-state=${files.from}`, one]),
  ];
  for (const command of commands) {
    const done = await runCommand({ ...terraform, env }, { dir: folder }, ['state', ...command]);
    if (done.failed) return troubleOf(done, from);
  }
  // What is in both is found by the next plan, as `held`; what was in neither would be lost.
  const target = addresses.length > 0 ? await push(session, to, files.to) : undefined;
  return target ?? push(session, from, files.from);
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
