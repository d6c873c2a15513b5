import { planOf } from '#deploy/plan/changes';
import { refusals, type Refusal } from '#deploy/plan/guard';
import type { ResourceChange, Values } from '#deploy/plan/plan-file';
import { topologyOf } from '#test/unit/topology-of';

/* Plans of a few resources, written by hand. */

export const QUEUE = 'arn:aws:sqs:eu-west-1:1:billing';

export interface Written {
  readonly address: string;
  readonly before?: Values;
  readonly after?: Values;
  readonly unknown?: Values;
  readonly isReplaced?: boolean;
}

function actionsOf({ before, after, isReplaced = false }: Written): string[] {
  if (!before) return ['create'];
  if (!after) return ['delete'];
  if (isReplaced) return ['delete', 'create'];
  return before === after ? ['no-op'] : ['update'];
}

function refusalsOf(written: readonly Written[]): Refusal[] {
  const resource_changes = written.map((one): ResourceChange => {
    const [type = '', name = ''] = one.address.split('.');
    const change = {
      actions: actionsOf(one),
      before: one.before ?? null,
      after: one.after ?? null,
      after_unknown: one.unknown ?? {},
    };
    return { address: one.address, mode: 'managed', type, name, change };
  });
  const plan = planOf(topologyOf('queues: { billing: {} }'), { resource_changes });
  return refusals(plan, new Map());
}

/** What would have to be allowed. */
export function refused(...written: readonly Written[]): string[] {
  return refusalsOf(written).map(({ allow }) => allow);
}

/** What is said of it. */
export function told(...written: readonly Written[]): string[] {
  return refusalsOf(written).map(({ diagnostic }) => diagnostic.message);
}

export function policy(...actions: readonly string[]): string {
  return JSON.stringify({ Statement: [{ Effect: 'Allow', Action: actions, Resource: QUEUE }] });
}

export const ROLE = {
  address: 'aws_iam_role.worker',
  before: { name: 'worker-1' },
  after: { name: 'worker-1' },
};
