import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { UNDECLARED_ACCOUNT } from '#base/aws/arns';
import { MANAGED_POLICY } from '#base/aws/limits';
import { usageProblem, type Context, type Outcome, type Run } from '../command';
import { EXIT } from '../exit-code';
import { policiesOf } from '#policies/all';
import { externalPolicies } from '#policies/external';
import type { Purpose } from '#policies/deploying/grant';
import { deployerPolicies } from '#policies/deploying/policies';
import { parseRepository, trustPolicy } from '#policies/deploying/trust';
import type { PolicyDocument } from '#policies/statement';
import { UNKNOWN_ACCOUNT } from '#model/kinds/shown';
import { stackName, type Topology } from '#model/topology';
import { writeFileAtomically } from '#base/util/files';
import { proveOne } from './one-environment';
import type { OptionsOf } from '../option-values';
import type { PERMISSIONS } from './ci-commands';
import { jsonText } from '#base/util/json';
import { list } from '#base/util/text';

type Options = OptionsOf<typeof PERMISSIONS>;

/** One document as it is attached, several as a list of them. */
function printed(documents: readonly PolicyDocument[], talk: string): Outcome {
  if (documents.length === 1) return { exitCode: EXIT.done, data: jsonText(documents[0]), talk };
  const count = `msgtopo: these are ${documents.length} policies, since AWS takes at most ${MANAGED_POLICY.size} characters in one`;
  return {
    exitCode: EXIT.done,
    data: jsonText(documents),
    talk: `${talk}${count}; --out writes each to a file\n`,
  };
}

/** Writes `shop-prod-deploy.json`, or `-1`, `-2` and so on; none of an earlier time is left beside them. */
function written(
  documents: readonly PolicyDocument[],
  base: string,
  { cwd, out, isQuiet }: { readonly cwd: string; readonly out: string; readonly isQuiet: boolean },
): string {
  const dir = resolve(cwd, out);
  const names = documents.map((_, index) => (documents.length === 1 ? base : `${base}-${index + 1}`));
  for (const [index, name] of names.entries()) {
    writeFileAtomically(join(dir, `${name}.json`), jsonText(documents[index]));
  }
  const isOfBase = new RegExp(`^${base}(-\\d+)?\\.json$`);
  const former = existsSync(dir) ? readdirSync(dir).filter((file) => isOfBase.test(file)) : [];
  for (const file of former) {
    if (!names.includes(file.slice(0, -'.json'.length))) rmSync(join(dir, file));
  }
  if (isQuiet) return '';
  return names.map((name) => `wrote ${relative(cwd, join(dir, `${name}.json`))}\n`).join('');
}

function trust(topology: Topology, purpose: Purpose, text: string, talk: string): Outcome {
  const repository = parseRepository(text);
  if (!repository) {
    const help =
      'write `github:my-org/shop`, `gitlab:my-org/shop`, or `gitlab:my-org/shop@trunk` for another branch';
    return usageProblem(`--trust takes a repository of GitHub or GitLab, found \`${text}\``, help);
  }
  if (topology.account === undefined) {
    const message = `who is trusted is said with the number of the account, which \`${topology.environment}\` does not have`;
    return usageProblem(message, 'give the environment an `account`');
  }
  const policy = trustPolicy(topology, topology.account, repository, purpose);
  return { exitCode: EXIT.done, data: jsonText(policy), talk };
}

/** With the account, or a word for it, where the file says `${account}` and not which one that is. */
function withAccount<T>(documents: T, account: string): T {
  return JSON.parse(JSON.stringify(documents).replaceAll(UNDECLARED_ACCOUNT, account)) as T;
}

/** Why roles may do what no edge says; a policy has no place for that. */
function reasons({ consumers }: Topology): string {
  const lines = [...consumers.values()].flatMap(({ name, grants }) =>
    grants.map(({ actions, reason }, index) => `${name}: Grant${index + 1}, ${list(actions)}: ${reason}\n`),
  );
  return lines.map((line) => `msgtopo: ${line}`).join('');
}

/**
 * Every policy that a deploy writes, by the address in Terraform of what has it; and those that others have to attach, by
 * the consumer.
 */
function policiesOfRun(topology: Topology, found: string, options: Options, { cwd }: Context): Outcome {
  const talk = options.quiet === true ? found : found + reasons(topology);
  const policies = withAccount(
    [
      ...policiesOf(topology).map(({ address, document }) => [address, document] as const),
      ...externalPolicies(topology),
    ],
    topology.account ?? UNKNOWN_ACCOUNT,
  );
  const { out } = options;
  if (out === undefined) return { exitCode: EXIT.done, data: jsonText(Object.fromEntries(policies)), talk };
  const files = policies.map(([address, document]) => {
    const file = join(resolve(cwd, out), `${address}.json`);
    writeFileAtomically(file, jsonText(document));
    return `wrote ${relative(cwd, file)}\n`;
  });
  return { exitCode: EXIT.done, talk: talk + (options.quiet === true ? '' : files.join('')) };
}

function given(
  topology: Topology,
  talk: string,
  { for: purpose, trust: repository, out, quiet }: Options & { readonly for: Purpose },
  { cwd }: Context,
): Outcome {
  if (repository !== undefined) return trust(topology, purpose, repository, talk);
  const documents = withAccount(deployerPolicies(topology, purpose), topology.account ?? '*');
  if (out === undefined) return printed(documents, talk);
  const isQuiet = quiet === true;
  const said = written(documents, `${stackName(topology)}-${purpose}`, { cwd, out, isQuiet });
  return { exitCode: EXIT.done, talk: talk + said };
}

export const run: Run<typeof PERMISSIONS> = async (args, options, context) => {
  const { for: purpose, trust: repository, out } = options;
  if (repository !== undefined && out !== undefined) {
    return usageProblem('--out is for policies, and --trust prints who takes on the role');
  }
  if (purpose === 'run' && repository !== undefined) {
    return usageProblem(
      '--trust is about a role that plans or deploys, and --for run about what is deployed',
    );
  }
  const proved = await proveOne(args, options, context);
  if (!proved.ok) return proved.outcome;
  const { topology, talk } = proved.value;
  return purpose === 'run'
    ? policiesOfRun(topology, talk, options, context)
    : given(topology, talk, { ...options, for: purpose }, context);
};
