import { relative } from 'node:path';
import type { Context } from '../command';
import { findProgram } from '#deploy/terraform/binary';
import { mirroredProviders, platformHere } from '#deploy/terraform/mirror';
import { runCommand } from '#deploy/terraform/terraform';
import { neededInstead, parseVersion } from '#deploy/terraform/version';
import { list, quoted } from '#base/util/text';
import { isOlder, oldestNode, version } from '#base/util/version';
import { bad, good, warn, type Check } from './check';

const INSTALL =
  'install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu ' +
  '(https://opentofu.org/docs/intro/install), or give its path with --terraform-bin';

/** The version that runs, beside the one that workflows of the repository install. */
export function programCheck(pinned: readonly { readonly file: string; readonly version: string }[]): Check {
  const here = version();
  const others = pinned.filter((pin) => pin.version !== here);
  if (others.length === 0) return good('msgtopo', here);
  const said = others.map((pin) => `${pin.file} installs ${pin.version}`);
  return warn(
    'msgtopo',
    `${here}, but ${list(said)}`,
    'use one version for both: what plans here may plan otherwise there',
  );
}

export function nodeCheck(running = process.versions.node): Check {
  const oldest = oldestNode();
  return isOlder(running, oldest)
    ? bad(
        'Node.js',
        `${running}, and ${oldest} or later is needed`,
        'install a newer one from https://nodejs.org',
      )
    : good('Node.js', running);
}

export interface TerraformFound {
  readonly check: Check;
  /** Where it is good enough to be run. */
  readonly program: string | undefined;
}

/** Terraform, of a version that is new enough for where the states are kept. */
export async function terraformCheck(
  given: string | undefined,
  backends: readonly string[],
  context: Context,
): Promise<TerraformFound> {
  const { cwd, env } = context;
  const onSignal: Context['onSignal'] = (listener) => context.onSignal(listener);
  const { wanted, file } = findProgram({ given, cwd, env });
  if (file === undefined) {
    return {
      check: bad('Terraform', `there is no program ${list(quoted(wanted), 'or')}`, INSTALL),
      program: undefined,
    };
  }
  const ran = await runCommand({ program: file, env, onSignal }, { dir: cwd }, ['version', '-json']);
  const found = ran.failed ? undefined : parseVersion(ran.stdout);
  const needed = ['local', ...backends].map((backend) => neededInstead(found, backend)).find(Boolean);
  if (needed === undefined) return { check: good('Terraform', `${found} (${file})`), program: file };
  const what = found === undefined ? `${file} is not Terraform` : `${found} (${file})`;
  return {
    check: bad('Terraform', `${what}, and ${needed} or later is needed`, INSTALL),
    program: undefined,
  };
}

/** Where Terraform gets its providers. Whether a registry can be reached shows when a stack is made ready. */
export function providerCheck(mirror: string | undefined, { cwd }: Pick<Context, 'cwd'>): Check {
  const name = 'providers';
  if (mirror === undefined) return good(name, 'from the registry, when a stack is first planned');
  const shown = relative(cwd, mirror).startsWith('..') ? mirror : relative(cwd, mirror) || '.';
  const versions = mirroredProviders(mirror);
  if (versions.length > 0) return good(name, `AWS ${list(versions)} from the mirror ${shown}`);
  return bad(
    name,
    `the mirror ${shown} has no AWS provider for ${platformHere()}`,
    `\`terraform providers mirror -platform=${platformHere()} ${shown}\` in the folder of a stack fills it`,
  );
}
