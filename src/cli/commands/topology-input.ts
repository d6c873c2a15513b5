import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DEFAULT_FILES } from '../default-files';
import { usageProblem, type Context, type Outcome } from '../command';
import type { AdoptionRecord } from '#adopt/record/record';
import { suggest } from '#base/diagnostics/suggest';
import { prove, type Proof } from '#validate/prove';
import { diskWorkspace, type Workspace } from '#language/read/workspace';
import { dayOf } from '#base/util/day';
import { list, plural, quoted } from '#base/util/text';
import type { SharedOptions } from './option-specs';
import { ended, ok, type Result } from '../result';
import { recordBeside } from './adoption-record';

const STANDARD_INPUT = '-';

/** Where Terraform is written if nobody says otherwise. */
export const DEFAULT_OUT = 'cdktf.out';

interface Input {
  /** As it stands in messages. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

export interface Proved {
  readonly file: string;
  /** The folder of the topology, absolute. */
  readonly projectDir: string;
  readonly proof: Proof;
  /** What lives already, from the file beside the topology, for commands that write Terraform. */
  readonly adopted: () => Result<AdoptionRecord>;
  /** What `--verbose` tells. */
  readonly account: string;
}

async function readInput(
  given: string | undefined,
  context: Context,
  workspace: Workspace,
): Promise<Result<Input>> {
  if (given === STANDARD_INPUT) return ok({ file: '<stdin>', bytes: await context.readStdin() });
  const candidates = given === undefined ? DEFAULT_FILES : [given];
  for (const file of candidates) {
    const bytes = workspace.read(file);
    if (bytes) return ok({ file, bytes });
  }
  const present = candidates.find((file) => existsSync(resolve(context.cwd, file)));
  if (present !== undefined) {
    return ended(usageProblem(`${present} cannot be read`, 'check its permissions, and that it is a file'));
  }
  return ended(
    given === undefined
      ? usageProblem(
          `there is no ${list(DEFAULT_FILES, 'or')} here`,
          '`msgtopo init` writes one to start from',
        )
      : usageProblem(`there is no file ${given}`),
  );
}

function unknownEnvironment(name: string, declared: readonly string[]): Outcome {
  return usageProblem(`there is no environment \`${name}\``, suggest(name, declared));
}

function accountOf({ files, topologies }: Proof): string {
  const environments = topologies.map((topology) => {
    const { topics, queues, subscriptions } = topology;
    const counts = [
      plural(topics.size, 'topic'),
      plural(queues.size, 'queue'),
      plural(subscriptions.length, 'subscription'),
    ];
    return `environment ${topology.environment}: ${list(counts)}\n`;
  });
  return [...files.map((file) => `read ${file}\n`), ...environments].join('');
}

/** Finds, reads and checks the topology that a command is for; wrong usage comes back as the command's outcome. */
export async function proveInput(
  args: readonly string[],
  options: SharedOptions,
  context: Context,
  workspace = diskWorkspace(context.cwd),
): Promise<Result<Proved>> {
  const input = await readInput(args[0], context, workspace);
  if (!input.ok) return input;
  const { file, bytes } = input.value;
  const environment = options.environment;
  const today = dayOf(context.now());
  const proof = prove(file, bytes, { workspace, environment, today });
  const { environments } = proof;
  if (environment !== undefined && environments.length > 0 && !environments.includes(environment)) {
    return ended(unknownEnvironment(environment, environments));
  }
  const projectDir = dirname(resolve(context.cwd, file));
  return ok({
    file,
    projectDir,
    proof,
    adopted: () => recordBeside(file, context.cwd, workspace),
    account: accountOf(proof),
  });
}

export function subject({ file, proof }: Proved, options: SharedOptions): string {
  const { environments } = proof;
  const all = options.environment === undefined && environments.length > 1;
  return all ? `${file} (${list(quoted(environments))})` : file;
}
