import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { locateAll } from '#base/diagnostics/locate';
import { writeFileAtomically } from '#base/util/files';
import { digestOf } from './digest';
import type { Planned } from './guard-stacks';
import type { Stack, Trouble } from './stack';

/** Raised when a field changes its meaning. */
const FORMAT_VERSION = 1;

/** What stands beside plans that are kept, and says what they belong to. */
interface PlanRecord {
  readonly formatVersion: number;
  readonly plans: readonly {
    readonly stack: string;
    /** Beside the record. */
    readonly file: string;
    /** Of the Terraform that was planned. */
    readonly digest: string;
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
  }));
  const record: PlanRecord = { formatVersion: FORMAT_VERSION, plans };
  writeFileAtomically(recordFile(file), `${JSON.stringify(record, null, 2)}\n`);
}

function refused(message: string, help: string): Diagnostic {
  return error({ rule: 'foreign-plan', message, path: [], help });
}

function recordOf(file: string): PlanRecord {
  return JSON.parse(readFileSync(recordFile(file), 'utf8')) as PlanRecord;
}

/** The names of the stacks that a plan was made for, if anything says so. */
export function plannedStacks(file: string): readonly string[] {
  return existsSync(recordFile(file)) ? recordOf(file).plans.map(({ stack }) => stack) : [];
}

/** The stacks that a plan was made for, with their files; trouble if it was made for something else than what is here. */
export function readKeptPlan(
  file: string,
  stacks: readonly Stack[],
): ({ readonly stacks: readonly Stack[] } & Pick<KeptPlan, 'fileFor'>) | Trouble {
  const again = 'make a new one with `msgtopo plan --out`, and look at it again';
  const trouble = (...problems: Diagnostic[]): Trouble => ({
    problems: locateAll(problems, () => undefined),
    cause: 'surroundings',
  });
  if (!existsSync(recordFile(file))) {
    const message = `there is no ${basename(recordFile(file))} beside the plan, so nobody knows what it is for`;
    return trouble(refused(message, `\`msgtopo plan --out\` writes both; keep them together, or ${again}`));
  }
  const { plans } = recordOf(file);
  const problems = plans.flatMap(({ stack: name, digest }) => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) {
      const here = stacks.map((one) => one.name).join(', ');
      return [
        refused(`the plan is for stack \`${name}\`, and this is ${here}`, 'choose its environment with -e'),
      ];
    }
    if (digestOf(stack) === digest) return [];
    return [refused(`the topology of stack \`${name}\` has changed since the plan was made`, again)];
  });
  if (problems.length > 0) return trouble(...problems);
  const files = new Map(plans.map((plan) => [plan.stack, join(dirname(file), plan.file)]));
  return { stacks: stacks.filter(({ name }) => files.has(name)), fileFor: ({ name }) => files.get(name)! };
}
