import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { locateAll } from '#base/diagnostics/locate';
import { writeFileAtomically } from '#base/util/files';
import { isMap, parsedJson, jsonText } from '#base/util/json';
import { digestOf, digestOfFile } from './digest';
import type { Planned } from './guard-stacks';
import type { Stack, Trouble } from './stack';

/** Raised when a field changes its meaning, or another is needed. Format 1 had no `planDigest`. */
const FORMAT_VERSION = 2;

/** What stands beside plans that are kept, and says what they belong to. */
interface PlanRecord {
  readonly formatVersion: number;
  /** That no stack was affected, which is another thing than a list that was lost. */
  readonly nothingToDo?: true;
  readonly plans: readonly {
    readonly stack: string;
    /** Beside the record. */
    readonly file: string;
    /** Of the Terraform that was planned. */
    readonly digest: string;
    /** Of the plan itself, so that no other one can take its place. */
    readonly planDigest: string;
  }[];
}

export interface KeptPlan {
  /** What `--out` says, absolute. */
  readonly file: string;
  readonly fileFor: (stack: Pick<Stack, 'name'>) => string;
}

function recordFile(file: string): string {
  return `${file}.json`;
}

/** Where the plans of stacks are kept: that of the only one in the file itself, others beside it. */
export function keptPlan(file: string, stacks: readonly Stack[]): KeptPlan {
  const [only, ...others] = stacks;
  const isOnly = (name: string) => others.length === 0 && name === only?.name;
  return { file, fileFor: ({ name }) => (isOnly(name) ? file : `${file}.${name}`) };
}

export function recordPlans({ file, fileFor }: KeptPlan, planned: readonly Planned[]): void {
  const plans = planned.map(({ stack }) => ({
    stack: stack.name,
    file: basename(fileFor(stack)),
    digest: digestOf(stack),
    planDigest: digestOfFile(fileFor(stack)),
  }));
  const nothing = plans.length === 0 ? ({ nothingToDo: true } as const) : {};
  const record: PlanRecord = { formatVersion: FORMAT_VERSION, ...nothing, plans };
  writeFileAtomically(recordFile(file), jsonText(record));
}

/** A folder or a device of that name is not one, nor is a name that no file can have. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

const AGAIN = 'make a new one with `msgtopo plan --out`, and review it';

function refused(message: string, help: string): Diagnostic {
  return error({ rule: 'foreign-plan', message, path: [], help });
}

function unreadable(message: string, help: string): Diagnostic {
  return error({ rule: 'unreadable-plan', message, path: [], help });
}

function isPlanEntry(value: unknown): boolean {
  if (!isMap(value)) return false;
  const { stack, file, digest, planDigest } = value;
  const areTexts = [stack, file, digest, planDigest].every((field) => typeof field === 'string');
  return areTexts && basename(file as string) === file;
}

/** The record beside a plan; what is wrong with it if it cannot be read. */
function recordOf(file: string): PlanRecord | Diagnostic {
  const name = basename(recordFile(file));
  const record = parsedJson(readFileSync(recordFile(file), 'utf8'));
  const { formatVersion, plans, nothingToDo } = isMap(record) ? record : {};
  if (typeof formatVersion === 'number' && formatVersion !== FORMAT_VERSION) {
    const message = `${name} has format ${formatVersion}, but this version of msgtopo reads format ${FORMAT_VERSION}`;
    return unreadable(message, `use the version of msgtopo that made the plan, or ${AGAIN}`);
  }
  if (
    formatVersion !== FORMAT_VERSION ||
    !Array.isArray(plans) ||
    (plans.length === 0 && nothingToDo !== true) ||
    !plans.every(isPlanEntry)
  ) {
    return unreadable(`${name} is damaged, so nobody knows what the plan is for`, AGAIN);
  }
  return { formatVersion, plans: plans as PlanRecord['plans'] };
}

/** The names of the stacks that a plan was made for, if anything says so. */
export function plannedStacks(file: string): readonly string[] {
  const record = isFile(recordFile(file)) ? recordOf(file) : undefined;
  return record && 'plans' in record ? record.plans.map(({ stack }) => stack) : [];
}

/** The stacks that a plan was made for, with their files; trouble if it was made for something else than what is here. */
export function readKeptPlan(
  file: string,
  stacks: readonly Stack[],
): ({ readonly stacks: readonly Stack[] } & Pick<KeptPlan, 'fileFor'>) | Trouble {
  const trouble = (...problems: Diagnostic[]): Trouble => ({
    problems: locateAll(problems, () => undefined),
    cause: 'surroundings',
  });
  if (!isFile(recordFile(file))) {
    const message = `there is no ${basename(recordFile(file))} beside the plan, so it is not known which stacks the plan is for`;
    return trouble(refused(message, `\`msgtopo plan --out\` writes both; keep them together, or ${AGAIN}`));
  }
  const record = recordOf(file);
  if (!('plans' in record)) return trouble(record);
  const { plans } = record;
  const problems = plans.flatMap(({ stack: name, file: plan, digest, planDigest }) => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) {
      const here = stacks.map((one) => one.name).join(', ');
      return [
        refused(`the plan is for stack \`${name}\`, and this is ${here}`, 'choose its environment with -e'),
      ];
    }
    if (digestOf(stack) !== digest) {
      return [refused(`the topology of stack \`${name}\` has changed since the plan was made`, AGAIN)];
    }
    const path = join(dirname(file), plan);
    if (!isFile(path)) return [refused(`there is no ${plan}, the plan of stack \`${name}\``, AGAIN)];
    if (digestOfFile(path) === planDigest) return [];
    return [refused(`${plan} is not the plan that ${basename(recordFile(file))} was written for`, AGAIN)];
  });
  if (problems.length > 0) return trouble(...problems);
  const files = new Map(plans.map((plan) => [plan.stack, join(dirname(file), plan.file)]));
  return { stacks: stacks.filter(({ name }) => files.has(name)), fileFor: ({ name }) => files.get(name)! };
}
