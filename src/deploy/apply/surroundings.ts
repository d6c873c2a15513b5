import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isMap, parsedJson } from '#base/util/json';
import { stackName } from '#model/topology';
import type { Plan } from '../plan/changes';
import { localStateFile } from '../terraform/local-state';
import type { Surroundings } from '../plan/surroundings';
import { addressesIn, isUnfinished, mark, MARK } from './digest';
import type { Planned } from './guard-stacks';
import { livingAddresses } from './living';
import type { Stack } from './stack';

/** `terraform.shop-prod.tfstate`, and what a deploy from here has left beside it. */
const STATE = /^terraform\.([^.]+)\.tfstate(\.digest)?$/;

/** The addresses in the file of a state; none if there is no such file. */
function addressesInState(file: string): string[] {
  if (!existsSync(file)) return [];
  const state = parsedJson(readFileSync(file, 'utf8'));
  const resources =
    isMap(state) && Array.isArray(state['resources']) ? (state['resources'] as unknown[]) : [];
  return resources
    .filter(isMap)
    .filter(({ mode }) => mode === 'managed')
    .map(({ type, name }) => `${String(type)}.${String(name)}`);
}

/** Whether a stack belongs to one of the environments of the file. */
function isKnown(stack: string, name: string, environments: readonly string[]): boolean {
  return environments.some((environment) => {
    const shared = `${name}-${environment}`;
    return stack === shared || stack.startsWith(`${shared}-`);
  });
}

/** Whether most of what another stack holds would be made by this plan: it is the same under another name. */
function holdsTheSame(others: readonly string[], plan: Plan): boolean {
  const made = new Set(plan.changes.map(({ address }) => address));
  const shared = others.filter((address) => made.has(address)).length;
  return shared > 0 && shared * 2 >= others.length;
}

function orphansOf({ stack, plan }: Planned, environments: readonly string[]): Surroundings['orphans'] {
  const folder = dirname(stack.localState);
  if (!existsSync(folder)) return [];
  const { name, environment } = plan.topology;
  const known = [environment, ...environments];
  const found = readdirSync(folder).flatMap((file) => {
    const [, other, isMark] = STATE.exec(file) ?? [];
    if (other === undefined || isKnown(other, name, known)) return [];
    const path = join(folder, file);
    const addresses = isMark === undefined ? addressesInState(path) : addressesIn(path);
    return holdsTheSame(addresses, plan) ? [{ stack: other, file }] : [];
  });
  // Of a state and what is beside it, the state says it all.
  return found.filter(({ file }) => !found.some((other) => file === `${other.file}${MARK}`));
}

/** Whether a plan would make what its state holds by now: Terraform refuses such a plan as stale. */
function isStale({ stack, plan }: Planned, env: NodeJS.ProcessEnv): boolean {
  const file = localStateFile({ dir: stack.dir, env });
  if (file === undefined) return false;
  const held = new Set(addressesInState(file));
  return plan.resources.some(({ action, address }) => action === 'create' && held.has(address));
}

/** What is known of a stack beside its state; nothing of one that has a state, unless it makes something new. */
export async function readSurroundings(
  planned: Planned,
  environments: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Surroundings> {
  const { stack, plan } = planned;
  if (isStale(planned, env)) return { orphans: [], wasDeployed: false, living: new Set() };
  const isAllNew = plan.resources.every(({ action }) => action === 'create');
  return {
    orphans: isAllNew && isShared(stack) ? orphansOf(planned, environments) : [],
    wasDeployed: isAllNew && existsSync(mark(stack)),
    // What a deploy has begun and not finished is its own.
    living: isUnfinished(stack) ? new Set() : await livingAddresses(plan),
  };
}

/** A stack beside the shared one may be new because something moved there. */
function isShared({ topology, localState }: Stack): boolean {
  return basename(localState) === `terraform.${stackName(topology)}.tfstate`;
}
