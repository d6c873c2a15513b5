import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import type { Delivery, Tools } from '#deploy/ci/delivery';
import { GITHUB_FILE, githubDelivery, githubProof } from '#deploy/ci/github';
import { GITLAB_FILE, gitlabDelivery } from '#deploy/ci/gitlab';
import { TERRAFORM_VERSION_FILE } from '#deploy/ci/terraform-version';
import { usageProblem, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { error, hasErrors, type LocatedDiagnostic } from '#base/diagnostics/diagnostic';
import { locateAll } from '#base/diagnostics/locate';
import type { Proof } from '#validate/prove';
import { lostState, stateLostInCi } from '#validate/rules/state-lost-in-ci';
import { neededInstead } from '#deploy/terraform/version';
import { writeFileAtomically } from '#base/util/files';
import { findingsOutcome } from './findings-outcome';
import { DEFAULT_FILES } from '../default-files';
import { overTheTopology } from './over-the-topology';
import { proveInput } from './topology-input';
import { workflowTools } from './workflow-tools';
import type { CI_GITHUB } from './ci-commands';

/** One that builds workflows. */
interface System {
  readonly file: string;
  write(delivery: Delivery): string;
}

function withLostState({ readings }: Proof): LocatedDiagnostic[] {
  return readings.flatMap(({ topology, locate }) => {
    const lost = lostState(topology);
    return lost ? locateAll([error({ rule: stateLostInCi.id, ...lost })], locate) : [];
  });
}

/** Whatever folder the topology was in. */
function wroteByInit(present: string, tools: Tools): boolean {
  const [, file] = /msgtopo@\S+ validate(?: (\S+))?$/m.exec(present) ?? [];
  return present === githubProof({ ...tools, file, drilled: [] });
}

/** What `init` wrote, and nobody has changed since, may make way. */
function isInTheWay(file: string, text: string, tools: Tools): boolean {
  if (!existsSync(file)) return false;
  const present = readFileSync(file, 'utf8');
  return present !== text && !wroteByInit(present, tools);
}

/** A Terraform that would refuse in every job. */
function tooOld({ topologies }: Proof, { terraform }: Tools): Outcome | undefined {
  const needed = topologies
    .map(({ backend }) => neededInstead(terraform, backend.type))
    .find((version) => version !== undefined);
  if (needed === undefined) return undefined;
  const message = `${TERRAFORM_VERSION_FILE} says ${terraform}, and Terraform ${needed} or later is needed`;
  return usageProblem(message, 'write a later version there');
}

/** As it stands in a workflow, which runs at the top of the repository; `undefined` if it cannot. */
function fileInWorkflow(file: string): string | undefined {
  const isInside = !isAbsolute(file) && !file.startsWith('..');
  return isInside && /^[\w./-]+$/.test(file) ? file : undefined;
}

function deliveryOf({ topologies }: Proof, tools: Tools, file: string, branch: string): Delivery {
  return {
    ...tools,
    file: DEFAULT_FILES.includes(file) ? undefined : file,
    drilled: topologies.filter(({ drills }) => drills.length > 0).map(({ environment }) => environment),
    branch,
    environments: topologies.map(({ environment, region }) => ({ name: environment, region })),
  };
}

function commandFor(system: System): Run<typeof CI_GITHUB> {
  return async (args, options, context): Promise<Outcome> => {
    const branch = options.branch;
    if (!/^[\w./-]+$/.test(branch)) {
      return usageProblem(`\`${branch}\` is not the name of a branch that a workflow can hold`);
    }
    const over = overTheTopology(options.out, args, context);
    if (over) return over;
    const proved = await proveInput(args, options, context);
    if (!proved.ok) return proved.outcome;
    const { proof } = proved.value;
    const file = fileInWorkflow(proved.value.file);
    if (file === undefined) {
      const help = 'run it at the top of the repository; names have letters, digits and `_./-`';
      return usageProblem(`a workflow cannot read ${proved.value.file}`, help);
    }
    const findings = hasErrors(proof.diagnostics) ? proof.diagnostics : withLostState(proof);
    if (findings.length > 0) return findingsOutcome(findings, file, EXIT.findings, { options, context });
    const tools = workflowTools(context.cwd);
    const old = tooOld(proof, tools);
    if (old) return old;
    const target = resolve(context.cwd, options.out ?? system.file);
    const shown = relative(context.cwd, target);
    const text = system.write(deliveryOf(proof, tools, file, branch));
    if (options.force !== true && isInTheWay(target, text, tools)) {
      return usageProblem(`${shown} is there already`, '--force writes over it, --out writes another file');
    }
    writeFileAtomically(target, text);
    return { exitCode: EXIT.done, ...(options.quiet === true ? {} : { talk: `wrote ${shown}\n` }) };
  };
}

export const github = commandFor({ file: GITHUB_FILE, write: githubDelivery });
export const gitlab = commandFor({ file: GITLAB_FILE, write: gitlabDelivery });
