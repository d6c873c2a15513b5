import { readOutputs } from '#deploy/apply/apply-stacks';
import { isUnfinished } from '#deploy/apply/digest';
import type { Session, Stack } from '#deploy/apply/stack';
import { terraformSettings } from '#deploy/terraform/fingerprint';
import { isDefaultWorkspace, localLock } from '#deploy/terraform/local-state';
import { lockInS3 } from '#operate/state-lock';
import { troubleOf } from '#operate/trouble';
import { isMap, parsedJson } from '#base/util/json';
import { inParallel } from '#base/util/in-parallel';
import { list, plural } from '#base/util/text';
import { bad, good, warn, type Check } from './check';

/** Each of them starts a Terraform. */
const AT_A_TIME = 4;

/** Who holds a lock, as Terraform writes it: https://developer.hashicorp.com/terraform/language/state/locking */
function heldBy(lock: string): string {
  const info = parsedJson(lock);
  const field = (name: string) => {
    const value = isMap(info) ? info[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : 'unknown';
  };
  return `locked by ${field('Who')} since ${field('Created')} (${field('Operation')}, ID ${field('ID')})`;
}

function lockCheck(name: string, { dir }: Stack, lock: string): Check {
  return warn(
    name,
    heldBy(lock),
    `wait for that run; if it no longer runs, \`terraform force-unlock ID\` in ${dir} takes the lock away`,
  );
}

async function s3Lock(name: string, stack: Stack, attributes: unknown): Promise<Check | undefined> {
  if (!isMap(attributes)) return undefined;
  const { bucket, key, region, profile } = attributes as Record<string, string>;
  try {
    const answer = await lockInS3({ bucket: bucket!, key: key!, region: region!, profile });
    if (answer.kind === 'free') return undefined;
    if (answer.kind === 'held') return lockCheck(name, stack, answer.lock);
    return warn(
      name,
      `S3 does not say whether it is locked (status ${answer.status})`,
      `the credentials need s3:GetObject and s3:ListBucket on ${bucket}`,
    );
  } catch (failure) {
    const trouble = troubleOf(failure);
    if (!trouble) throw failure;
    return warn(name, trouble.message, trouble.help);
  }
}

async function lockOf({ terraform }: Session, name: string, stack: Stack): Promise<Check | undefined> {
  const lock = localLock({ dir: stack.dir, env: terraform.env });
  if (lock !== undefined) return lockCheck(name, stack, lock);
  return s3Lock(name, stack, terraformSettings(stack).backend['s3']);
}

function placeOf(stack: Stack): string {
  const [[type, attributes] = ['local', {}]] = Object.entries(terraformSettings(stack).backend);
  const { bucket } = isMap(attributes) ? attributes : {};
  if (type === 'local') return 'files beside the topology';
  return typeof bucket === 'string' ? `${type} (bucket ${bucket})` : type;
}

/** The other backends, and other workspaces than the default one, keep the lock where only Terraform looks. */
function isLockSeen({ terraform }: Session, stack: Stack): boolean {
  const { local, s3 } = terraformSettings(stack).backend;
  return isDefaultWorkspace(terraform.env) && (local !== undefined || s3 !== undefined);
}

/** What is wrong with the state of one stack; whether anything is deployed if nothing is. */
async function checkState(session: Session, stack: Stack): Promise<{ checks: Check[]; isDeployed: boolean }> {
  const name = `state ${stack.name}`;
  const { outputs, troubles } = await readOutputs(session, [stack]);
  const problems = troubles.flatMap((trouble) => trouble.problems);
  if (problems.length > 0) {
    return { checks: problems.map(({ message, help }) => bad(name, message, help)), isDeployed: false };
  }
  const held = isLockSeen(session, stack) ? await lockOf(session, name, stack) : undefined;
  const unfinished = isUnfinished(stack)
    ? [warn(name, 'the last deploy from here did not end', 'look at `msgtopo plan`, and deploy again')]
    : [];
  return {
    checks: [...unfinished, ...(held === undefined ? [] : [held])],
    isDeployed: Object.keys(outputs).length > 0,
  };
}

/** `none locked`, as far as that was looked at. */
function lockWords(session: Session, stacks: readonly Stack[]): string {
  const unseen = stacks.filter((stack) => !isLockSeen(session, stack));
  if (unseen.length === 0) return 'none locked';
  if (unseen.length === stacks.length) return 'locks not looked at';
  return `none locked, but the lock of ${list(unseen.map(({ name }) => name))} not looked at`;
}

/** Whether Terraform can be made ready, and reads each state; one line for all that are well. */
export async function stateChecks(session: Session, stacks: readonly Stack[]): Promise<Check[]> {
  const results = await inParallel(stacks, AT_A_TIME, (stack) => checkState(session, stack));
  const wrong = results.flatMap(({ checks }) => checks);
  const well = stacks.filter((_, index) => results[index]!.checks.length === 0);
  if (well.length === 0) return wrong;
  const deployed = results.filter(({ isDeployed, checks }) => isDeployed && checks.length === 0).length;
  const places = list([...new Set(well.map(placeOf))]);
  const locks = lockWords(session, well);
  return [
    good('state', `${plural(well.length, 'stack')} in ${places}, ${deployed} deployed, ${locks}`),
    ...wrong,
  ];
}
