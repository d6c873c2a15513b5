import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lambdas } from '#model/topology';
import { writeFileAtomically } from '#base/util/files';
import { isMap, parsedJson } from '#base/util/json';
import type { Stack } from './stack';

export function digestOfFile(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** What Terraform is given of a stack, in short. */
export function digestOf({ dir }: Pick<Stack, 'dir'>): string {
  return digestOfFile(join(dir, 'cdk.tf.json'));
}

/** Beside the state, or where it would be if it were a file; not to be shared, since it tells of deploys from here. */
export function mark({ localState }: Stack): string {
  return `${localState}.digest`;
}

/** Of a stack that is no more in the file, nothing is left to remember. */
function isEmpty({ dir }: Stack): boolean {
  const terraform = parsedJson(readFileSync(join(dir, 'cdk.tf.json'), 'utf8'));
  return isMap(terraform) && terraform['resource'] === undefined;
}

export function rememberDeployed(stack: Stack): void {
  if (isEmpty(stack)) return forgetDeployed(stack);
  writeFileAtomically(mark(stack), `${digestOf(stack)}\n`);
}

export function forgetDeployed(stack: Stack): void {
  rmSync(mark(stack), { force: true });
}

/** Terraform looks into archives when it plans, and what is in them is not known before. */
function hasArchive({ topology, site }: Stack): boolean {
  return lambdas(topology).some(
    ({ code, stack }) => code.kind === 'zip' && stack === site.stack && !site.links,
  );
}

/** Whether a stack is another than at the last deploy from here; without one, it is. */
export function isChangedSinceDeploy(stack: Stack): boolean {
  if (hasArchive(stack) || !existsSync(mark(stack))) return true;
  return readFileSync(mark(stack), 'utf8').trim() !== digestOf(stack);
}

/** The same against stacks as they were at another time. */
export function isChangedSince(stack: Stack, former: readonly Stack[]): boolean {
  const before = former.find(({ name }) => name === stack.name);
  return hasArchive(stack) || before === undefined || digestOf(before) !== digestOf(stack);
}
