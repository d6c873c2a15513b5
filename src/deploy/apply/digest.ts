import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { lambdas } from '#model/topology';
import { writeFileAtomically } from '#base/util/files';
import { parsedJson } from '#base/util/json';
import { writtenIn } from '../plan/written';
import type { Stack } from './stack';

function digestOfBytes(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function digestOfFile(path: string): string {
  return digestOfBytes(readFileSync(path));
}

function terraformOf({ dir }: Pick<Stack, 'dir'>): string {
  return join(dir, 'cdk.tf.json');
}

/** What Terraform is given of a stack. */
export function terraformIn(stack: Pick<Stack, 'dir'>): unknown {
  return parsedJson(readFileSync(terraformOf(stack), 'utf8'));
}

/** The same in short. */
export function digestOf(stack: Pick<Stack, 'dir'>): string {
  return digestOfFile(terraformOf(stack));
}

/** Behind the name of the state. */
export const MARK = '.digest';

/** Beside the state, or where it would be if it were a file; not to be shared, since it tells of deploys from here. */
export function mark({ localState }: Stack): string {
  return `${localState}${MARK}`;
}

/** What stands there while a deploy goes on, and after one that did not end. */
function unfinished({ localState }: Stack): string {
  return `${localState}.unfinished`;
}

/**
 * The digest, and below it the addresses of what is deployed, by which it is known under another name. Of a stack that
 * is no more in the file, nothing is left to remember.
 */
export function rememberDeployed(stack: Stack): void {
  const terraform = readFileSync(terraformOf(stack));
  const addresses = [...writtenIn(parsedJson(terraform.toString())).keys()];
  if (addresses.length === 0) return forgetDeployed(stack);
  writeFileAtomically(mark(stack), `${[digestOfBytes(terraform), ...addresses].join('\n')}\n`);
  rmSync(unfinished(stack), { force: true });
}

/** The addresses that a deploy has left beside a state. */
export function addressesIn(file: string): string[] {
  const [, ...addresses] = readFileSync(file, 'utf8').trim().split('\n');
  return addresses;
}

/** Until it is over, nobody knows what of it is deployed. */
export function beginDeploy(stack: Stack): void {
  forgetDeployed(stack);
  writeFileAtomically(unfinished(stack), '');
}

export function isUnfinished(stack: Stack): boolean {
  return existsSync(unfinished(stack));
}

export function forgetDeployed(stack: Stack): void {
  rmSync(mark(stack), { force: true });
  rmSync(unfinished(stack), { force: true });
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
  return readFileSync(mark(stack), 'utf8').split('\n', 1)[0] !== digestOf(stack);
}

/** The same against stacks as they were at another time. */
export function isChangedSince(stack: Stack, former: readonly Stack[]): boolean {
  const before = former.find(({ name }) => name === stack.name);
  return hasArchive(stack) || before === undefined || digestOf(before) !== digestOf(stack);
}
