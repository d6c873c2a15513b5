import { basename, resolve } from 'node:path';
import { usageProblem, type Context, type Outcome } from '../command';
import type { GuardRequest } from '#deploy/apply/guard-stacks';
import type { Session } from '#deploy/apply/stack';
import { malformedAllow, malformedCondition, type Allowed } from '#deploy/plan/guard';
import type { BackendChange } from '#deploy/terraform/init';
import { dayOf } from '#base/util/day';
import type { SharedOptions } from './option-specs';
import type { TerraformOptions } from './terraform-commands';

export function wantsJson(options: SharedOptions): boolean {
  return options.json === true || options.format === 'json';
}

/** What is accepted by name on the command line. */
export function allowedBy({ allow = [], allowIfEmpty = [] }: TerraformOptions): Allowed {
  return { always: allow, ifEmpty: allowIfEmpty };
}

/** What the guard is asked. */
export function guardRequest(
  { environments, session }: { readonly environments: readonly string[]; readonly session: Session },
  { options, context }: { readonly options: TerraformOptions; readonly context: Context },
): GuardRequest {
  const { env } = session.terraform;
  return { allowed: allowedBy(options), environments, env, today: dayOf(context.now()) };
}

const BACKEND_CHANGES: readonly (readonly ['migrateState' | 'reconfigure', BackendChange])[] = [
  ['migrateState', 'migrate'],
  ['reconfigure', 'leave'],
];

/** What is wrong with the options of the commands that run Terraform. */
export function wrongUsage(options: TerraformOptions): Outcome | undefined {
  for (const allow of options.allow ?? []) {
    const help = malformedAllow(allow);
    if (help !== undefined) return usageProblem(`there is nothing like \`--allow ${allow}\``, help);
  }
  for (const allow of options.allowIfEmpty ?? []) {
    const help = malformedCondition(allow);
    if (help !== undefined) return usageProblem(`there is nothing like \`--allow-if-empty ${allow}\``, help);
  }
  const parallelism = options.parallelism;
  if (parallelism !== undefined && !/^[1-9]\d*$/.test(parallelism)) {
    return usageProblem(`--parallelism takes a number from 1, found \`${parallelism}\``);
  }
  const patience = options.lockTimeout;
  if (patience !== undefined && !/^(\d+[hms])+$/.test(patience)) {
    return usageProblem(`--lock-timeout takes a time such as \`30s\` or \`10m\`, found \`${patience}\``);
  }
  if (BACKEND_CHANGES.every(([option]) => options[option] === true)) {
    return usageProblem('--migrate-state and --reconfigure exclude each other');
  }
  return undefined;
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

/** What is run, and where. */
function telling(program: string, live: Context['live']) {
  return (dir: string, args: readonly string[]) =>
    live.say(`${basename(dir)}: ${basename(program)} ${args.join(' ')}`);
}

export function sessionFor(program: string, options: TerraformOptions, context: Context): Session {
  const { env, cwd, live } = context;
  const mirror = options.providerMirror ?? (env['MSGTOPO_PROVIDER_MIRROR'] || undefined);
  const [, backendChange] = BACKEND_CHANGES.find(([option]) => options[option] === true) ?? [];
  const parallelism = options.parallelism;
  // Once, however many stacks there are.
  const tell = once(() =>
    live.say('stopping: Terraform ends what it has begun, saves the state and releases the lock'),
  );
  const onSignal: Context['onSignal'] = (listener) =>
    context.onSignal((signal) => {
      tell();
      listener(signal);
    });
  return {
    terraform: {
      program,
      env,
      onSignal,
      onRun: options.verbose === true ? telling(program, live) : undefined,
    },
    mirror: mirror === undefined ? undefined : resolve(cwd, mirror),
    backendChange: backendChange ?? 'refuse',
    parallelism: parallelism === undefined ? undefined : Number(parallelism),
    lockTimeout: options.lockTimeout,
  };
}
