/** Versions of what a workflow installs: one that ran yesterday runs the same tomorrow. */
export interface Tools {
  /** Of msgtopo. */
  readonly version: string;
  /** Of Terraform. */
  readonly terraform: string;
}

/** What a workflow needs that proves a topology and does no more. */
export interface Proof extends Tools {
  /** The topology as seen from the top of the repository; absent where it has one of the usual names. */
  readonly file: string | undefined;
  /** The environments that have `drills`. */
  readonly drilled: readonly string[];
}

/** What a workflow of continuous integration has to know of a topology. */
export interface Delivery extends Proof {
  /** What is merged here is deployed. */
  readonly branch: string;
  /** In the order in which they are deployed. */
  readonly environments: readonly DeliveredEnvironment[];
}

export interface DeliveredEnvironment {
  readonly name: string;
  readonly region: string;
}

/** What a call of msgtopo has to say. */
export type Called = Pick<Proof, 'version' | 'file'>;

/** How msgtopo is called. */
function call({ version, file }: Called, command: string): string {
  return ['npx --yes', `msgtopo@${version}`, command, ...(file === undefined ? [] : [file])].join(' ');
}

/** The same for one environment. */
export function callIn(
  called: Called,
  { name }: Pick<DeliveredEnvironment, 'name'>,
  command: string,
): string {
  return `${call(called, command)} -e ${name}`;
}

/** `PROD_EU` for `prod-eu`: part of the name of a variable. */
export function variableSuffix({ name }: DeliveredEnvironment): string {
  return name.toUpperCase().replaceAll('-', '_');
}

/** What no AWS account is needed for: the steps of a proof, as lines of shell. */
export function proofCommands(called: Pick<Proof, 'version' | 'file' | 'drilled'>): string[] {
  return [
    call(called, 'validate'),
    `${call(called, 'test')} --pass-without-flows`,
    ...called.drilled.map((name) => `${callIn(called, { name }, 'drill')} --quiet`),
    call(called, 'synth'),
  ];
}

/** Terraform's own opinion of what `synth` wrote. */
export const TERRAFORM_VALIDATE = `for stack in cdktf.out/stacks/*/; do
  terraform -chdir="$stack" init -backend=false -input=false
  terraform -chdir="$stack" validate
done`;

/** Dangerous changes that somebody accepts for one run, each as the refusal of the guard names it. */
export const ALLOWANCES = 'for danger in $MSGTOPO_ALLOW; do set -- "$@" --allow "$danger"; done';

export function deployScript(delivery: Delivery, environment: DeliveredEnvironment): string {
  const deploy = callIn(delivery, environment, 'deploy');
  return `${ALLOWANCES}
${deploy} --auto-approve --lock-timeout 10m "$@"`;
}

/** The plan as a comment; where the guard refuses, this is what fails the job. */
export function planScript(delivery: Delivery, environment: DeliveredEnvironment): string {
  return `${callIn(delivery, environment, 'plan')} --format markdown --lock-timeout 10m > plan.md`;
}

/**
 * What a change does, beside what the plan says: the first part of a comment. `base` is the branch that the change goes
 * to. A drill that fails, fails the job here too.
 */
export function reviewScript(called: Called, base: string): string {
  const review = ['npx --yes', `msgtopo@${called.version}`, 'review FETCH_HEAD', called.file]
    .filter(Boolean)
    .join(' ');
  return `git fetch --quiet --no-tags --depth=1 origin "$${base}"
${review} > review.md`;
}

/** A part of a comment, and what stands there where its job left none. */
export interface CommentPart {
  readonly file: string;
  readonly missing: string;
}

/** The review, and the plan of each environment, each in the file that a system of CI leaves it in. */
export function commentParts(
  environments: readonly DeliveredEnvironment[],
  fileOf: (job: string) => string,
): CommentPart[] {
  const plans = environments.map(({ name }) => ({
    file: fileOf(`plan-${name}`),
    missing: `There is no plan of ${name}: its job says why.`,
  }));
  return [{ file: fileOf('review'), missing: 'There is no review: its job says why.' }, ...plans];
}

/** JavaScript that reads parts; Node.js runs it in a pipeline. */
export function partsScript(parts: readonly CommentPart[]): string {
  return `\
const { existsSync, readFileSync } = require('node:fs');
const parts = ${JSON.stringify(parts)}.map(({ file, missing }) => {
  const part = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return part === '' ? missing : part;
});
`;
}

/** By which the comment of an earlier run is found. */
export const MARKER = '<!-- msgtopo plan -->';

/** Moves every line that is not empty to the right. */
export function indent(text: string, columns: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(columns));
}
