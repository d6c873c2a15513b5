import type { Topology } from '#model/topology';
import { refusals, type Refusal } from '../guard';
import type { Plan } from '../changes';
import { plansBetween, type StackResources } from './plans';

export interface Side {
  readonly topology: Topology;
  readonly stacks: StackResources;
}

/** A topology of another name, environment, region or account is another deployment: nothing of the old one is touched. */
function isSameDeployment(before: Topology, after: Topology): boolean {
  const keys = ['name', 'environment', 'region', 'account'] as const;
  return keys.every((key) => before[key] === after[key]);
}

/** The plans of a first deploy, with what stays deployed elsewhere. */
function plansElsewhere(before: Side, { topology, stacks }: Side): Plan[] {
  const { region, account } = before.topology;
  const place = account === topology.account ? region : `${region} of account ${account ?? 'unknown'}`;
  return plansBetween(topology, new Map(), stacks).map((plan) => {
    const old = before.stacks.get(plan.stack);
    const gone = plan.changes.filter(({ address }) => old?.has(address) === true);
    return { ...plan, gone: gone.map(({ element }) => ({ element, place })) };
  });
}

/** What the guard would find if the old topology were deployed as it is written, and the new one were planned. */
export function dangersBetween(before: Side, after: Side): Refusal[] {
  const isSame = isSameDeployment(before.topology, after.topology);
  const plans = isSame
    ? plansBetween(after.topology, before.stacks, after.stacks)
    : plansElsewhere(before, after);
  const orphans = [...before.stacks.keys()]
    .filter((stack) => !after.stacks.has(stack))
    .map((stack) => ({ stack, file: stack }));
  const surroundings = { orphans, wasDeployed: false, living: new Set<string>() };
  return plans.flatMap((plan) => {
    const others = plans.filter((other) => other !== plan);
    return refusals(plan, new Map(), others, isSame ? {} : { surroundings });
  });
}
