import { ALLOWANCES, callIn, proofCommands, TERRAFORM_VALIDATE, type Called, type Proof } from './delivery';
import { installTerraform } from './install-terraform';
import { TERRAFORM_VERSION, TERRAFORM_VERSION_FILE } from './terraform-version';

/*
 * What the jobs of a pipeline of AWS do. Each starts from what the one before it has left behind: the checkout, what was
 * built, what was synthesized and which providers were locked. So what is applied is what was planned.
 */

/** https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html */
export interface BuildSpec {
  readonly version: 0.2;
  readonly env: {
    readonly variables: Readonly<Record<string, string>>;
    readonly 'exported-variables'?: readonly string[];
  };
  readonly phases: Readonly<Record<string, Phase>>;
  /** What the next job gets. */
  readonly artifacts?: { readonly files: readonly string[] };
}

interface Phase {
  readonly 'runtime-versions'?: { readonly nodejs: number };
  readonly commands: readonly string[];
}

export interface Prepared extends Called, Pick<Proof, 'drilled'> {
  /** What makes what the topology refers to. */
  readonly build: readonly string[];
}

interface Named {
  readonly name: string;
}

/** What the job that plans tells those who have to agree: https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html */
export const PLAN_VARIABLES = { summary: 'PLAN_SUMMARY', log: 'PLAN_LOG' } as const;

/** As much of a plan as fits into the request for approval beside the rest. */
const SUMMARY_LENGTH = 700;

/** What a variable of a pipeline is where nobody has set it, since it cannot be empty. */
export const NOTHING_ALLOWED = 'none';

/** Several lines, of which the first that fails ends the command, without words of the surrounding shell. */
function script(text: string): string {
  return `(\nset -e --\n${text.trim()}\n)`;
}

/** Providers are some hundred megabytes, and the lock file says which ones they were. */
const LEAVE_PROVIDERS = 'rm -rf cdktf.out/stacks/*/.terraform';

/** The lock files by name, since it is nowhere said whether `**` takes what starts with a dot. */
const EVERYTHING = { files: ['**/*', 'cdktf.out/stacks/*/.terraform.lock.hcl'] };

/** The version that the repository has chosen comes before ours. */
const CHOOSE_TERRAFORM =
  `if chosen="$(grep -sEox 'v?[0-9]+[.][0-9]+[.][0-9]+' ${TERRAFORM_VERSION_FILE})"; ` +
  'then export TERRAFORM_VERSION="${chosen#v}"; fi';

const INSTALL: Phase = {
  'runtime-versions': { nodejs: 22 },
  commands: [CHOOSE_TERRAFORM, script(installTerraform('amd64'))],
};

/** Jobs have hardly any rights; those of an environment belong to the role in $MSGTOPO_ROLE. */
const SIGN_IN: Phase = {
  commands: [
    'export AWS_CONFIG_FILE="$(mktemp)" AWS_PROFILE=environment',
    script(`
printf '[profile environment]\\nrole_arn = %s\\n' "$MSGTOPO_ROLE" > "$AWS_CONFIG_FILE"
printf 'credential_source = EcsContainer\\nrole_session_name = pipeline\\n' >> "$AWS_CONFIG_FILE"
`),
    `if [ "$MSGTOPO_ALLOW" = ${NOTHING_ALLOWED} ]; then export MSGTOPO_ALLOW=; fi`,
  ],
};

const VARIABLES = { TERRAFORM_VERSION };

/** Builds, and proves without any right. */
export function proveSpec({ build, ...called }: Prepared): BuildSpec {
  const commands = [...build, ...proofCommands(called), script(TERRAFORM_VALIDATE), LEAVE_PROVIDERS];
  return {
    version: 0.2,
    env: { variables: VARIABLES },
    phases: { install: INSTALL, build: { commands } },
    artifacts: EVERYTHING,
  };
}

function planFile({ name }: Named): string {
  return `${name}.plan`;
}

/** Plans an environment, and keeps the plan; where the guard refuses it, the job fails and its log says why. */
export function planSpec(called: Called, environment: Named): BuildSpec {
  const file = planFile(environment);
  const { summary, log } = PLAN_VARIABLES;
  const plan = script(`
status=0
${ALLOWANCES}
${callIn(called, environment, 'plan')} --out ${file} --lock-timeout 10m "$@" > ${file}.txt || status=$?
cat ${file}.txt
exit $status
`);
  const tell =
    `export ${log}="$CODEBUILD_BUILD_URL" ` +
    `${summary}="$(tr -s '[:space:]' ' ' < ${file}.txt | cut -c 1-${SUMMARY_LENGTH})"`;
  return {
    version: 0.2,
    env: { variables: VARIABLES, 'exported-variables': [summary, log] },
    phases: { install: INSTALL, pre_build: SIGN_IN, build: { commands: [plan, tell, LEAVE_PROVIDERS] } },
    artifacts: EVERYTHING,
  };
}

/** Applies the plan that was kept, and nothing else. */
export function deploySpec(called: Called, environment: Named): BuildSpec {
  const deploy = script(`
${ALLOWANCES}
${callIn(called, environment, 'deploy')} --plan ${planFile(environment)} --auto-approve --lock-timeout 10m "$@"
`);
  return {
    version: 0.2,
    env: { variables: VARIABLES },
    phases: { install: INSTALL, pre_build: SIGN_IN, build: { commands: [deploy] } },
  };
}
