import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Context, Outcome, Run } from '../command';
import { awsChecks } from '../doctor/aws';
import { bad, checksJson, checksText, good, isWell, warn, type Check } from '../doctor/check';
import { nodeCheck, programCheck, providerCheck, terraformCheck } from '../doctor/machine';
import { stateChecks } from '../doctor/states';
import { EXIT } from '../exit-code';
import { hasErrors } from '#base/diagnostics/diagnostic';
import { GITHUB_FILE } from '#deploy/ci/github';
import { GITLAB_FILE } from '#deploy/ci/gitlab';
import { jsonText } from '#base/util/json';
import { list, plural, quoted } from '#base/util/text';
import { repositoryOf } from './init-place';
import type { OptionsOf } from '../option-values';
import { sessionFor, wantsJson } from './session-options';
import type { DOCTOR } from './terraform-commands';
import { StackWriter } from './synthesize-stacks';
import { proveInput, type Proved } from './topology-input';
import type { Result } from '../result';

type Options = OptionsOf<typeof DOCTOR>;

/** What a workflow says that it installs. */
function pinnedVersions({ cwd }: Context) {
  const top = repositoryOf(cwd, cwd);
  return [GITHUB_FILE, GITLAB_FILE].flatMap((file) => {
    const path = join(top, file);
    const pin = existsSync(path) ? /msgtopo@(\d[\w.-]*)/.exec(readFileSync(path, 'utf8'))?.[1] : undefined;
    return pin === undefined ? [] : [{ file, version: pin }];
  });
}

function saidBy({ talk = '' }: Outcome): [string, string | undefined] {
  const [message = '', help] = talk.trim().split('\n');
  return [message.replace(/^msgtopo: /, ''), help?.trim()];
}

function topologyCheck(proved: Result<Proved>, isAsked: boolean): Check {
  const name = 'topology';
  if (!proved.ok) return (isAsked ? bad : warn)(name, ...saidBy(proved.outcome));
  const { file, proof } = proved.value;
  const { diagnostics, environments } = proof;
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return good(name, `${file} (${list(quoted(environments))})`);
  return bad(
    name,
    `${file} has ${plural(errors, 'error')}`,
    `\`msgtopo validate ${file}\` shows what is wrong`,
  );
}

/** Only a sound topology has stacks, and only with Terraform can they be looked at. */
async function checkStates(
  proved: Result<Proved>,
  program: string | undefined,
  options: Options,
  context: Context,
): Promise<Check[]> {
  if (!proved.ok || program === undefined || hasErrors(proved.value.proof.diagnostics)) return [];
  const record = proved.value.adopted();
  if (!record.ok) return [bad('state', ...saidBy(record.outcome))];
  context.live.show('Terraform looks at the states');
  const stacks = await new StackWriter(proved.value, record.value, context).write();
  const checks = await stateChecks(sessionFor(program, options, context), stacks);
  context.live.show('');
  return checks;
}

export const run: Run<typeof DOCTOR> = async (args, options, context) => {
  const proved = await proveInput(args, options, context);
  const topologies = proved.ok ? proved.value.proof.topologies : [];
  const backends = topologies.map(({ backend }) => backend.type);
  const mirror = options.providerMirror ?? (context.env['MSGTOPO_PROVIDER_MIRROR'] || undefined);
  const terraform = await terraformCheck(options.terraformBin, backends, context);
  const isAsked = args.length > 0 || options.environment !== undefined;
  const checks = [
    programCheck(pinnedVersions(context)),
    nodeCheck(),
    terraform.check,
    providerCheck(mirror === undefined ? undefined : resolve(context.cwd, mirror), context),
    topologyCheck(proved, isAsked),
    ...(await awsChecks(topologies, context.env)),
    ...(await checkStates(proved, terraform.program, options, context)),
  ];
  return {
    exitCode: isWell(checks) ? EXIT.done : EXIT.findings,
    data: wantsJson(options) ? jsonText(checksJson(checks)) : checksText(checks, context.style),
  };
};
