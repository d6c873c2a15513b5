import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BuildSpec } from '#deploy/ci/codepipeline';
import { BIN } from './msgtopo';
import { emptyFolder } from './project';
import { run, type RunResult } from './run';
import { resourceAt, type TerraformJson } from './synthesized';

/** A project of CodeBuild as it was synthesized. */
export interface Project {
  readonly spec: BuildSpec;
  readonly role: string;
}

const ACCOUNT = '123456789012';

export function projectAt(stack: TerraformJson, name: string): Project {
  const { source, environment } = resourceAt(stack, `aws_codebuild_project.${name}`) as {
    source: { buildspec: string };
    environment: { environment_variable?: readonly { value: string }[] };
  };
  const [role] = environment.environment_variable ?? [];
  return {
    spec: JSON.parse(source.buildspec.replaceAll('$${', '${')) as BuildSpec,
    role: role?.value.replace(/\$\{[^}]*\}/, ACCOUNT) ?? '',
  };
}

/** `npx --yes msgtopo@1.2.3 plan` as the program that was built here; nothing is fetched. */
function shim(): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'npx'), `#!/bin/sh\nshift 2\nexec ${process.execPath} ${BIN} "$@"\n`, {
    mode: 0o755,
  });
  return folder;
}

export interface JobResult extends RunResult {
  /** The folder in which it ran. */
  readonly folder: string;
  readonly variables: Readonly<Record<string, string>>;
  /** By which it signs in. */
  readonly profile: string;
}

/**
 * For the role of a profile the SDK for Go asks STS at AWS, whatever `AWS_ENDPOINT_URL` says. So the profile is only
 * looked at, and the emulator takes any credentials.
 */
const SHOW_PROFILE = 'cat "$AWS_CONFIG_FILE" >&4\nunset AWS_CONFIG_FILE AWS_PROFILE';

function strictly(commands: readonly string[] = []): string {
  return commands.map((command) => `${command}\n[ $? = 0 ] || exit 1\n`).join('');
}

function scriptOf({ phases, env }: BuildSpec): string {
  const told = (env['exported-variables'] ?? []).map((name) => `printf '%s=%s\\n' ${name} "$${name}" >&3\n`);
  const signIn = phases['pre_build'] ? [strictly(phases['pre_build'].commands), SHOW_PROFILE] : [];
  return [...signIn, strictly(phases['build']?.commands), ...told].join('\n');
}

/** Runs the commands of a job, all but those that install, in one shell and in a folder of its own. */
export async function runJob(project: Project, input: string, env: NodeJS.ProcessEnv): Promise<JobResult> {
  const folder = emptyFolder();
  cpSync(input, folder, { recursive: true });
  const notes = emptyFolder();
  const [told, profile] = [join(notes, 'told'), join(notes, 'profile')];
  const result = await run('bash', ['-c', `exec 3> ${told} 4> ${profile}\n${scriptOf(project.spec)}`], {
    cwd: folder,
    env: { ...env, PATH: `${shim()}:${process.env['PATH']}`, MSGTOPO_ROLE: project.role },
  });
  const lines = readFileSync(told, 'utf8').trim().split('\n');
  const variables = Object.fromEntries(
    lines.map((line) => [line.replace(/=.*/s, ''), line.replace(/^\w+=/, '')]),
  );
  return { ...result, folder, variables, profile: readFileSync(profile, 'utf8') };
}

/** What the next job gets: of what starts with a dot only what the job names. */
export function artifactOf({ spec }: Project, folder: string): string {
  const named = (spec.artifacts?.files ?? []).map((pattern) => basename(pattern));
  const artifact = emptyFolder();
  const isKept = (file: string) => !basename(file).startsWith('.') || named.includes(basename(file));
  cpSync(folder, artifact, { recursive: true, filter: isKept });
  return artifact;
}
