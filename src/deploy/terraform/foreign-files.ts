import { existsSync, readdirSync } from 'node:fs';
import { error, type Diagnostic } from '#base/diagnostics/diagnostic';
import { list, quoted } from '#base/util/text';
import type { StackFolder } from './fingerprint';

/** The only one that is written here; `synth --hcl` removes it, and what it writes goes before a deploy. */
const OURS = 'cdk.tf.json';

/**
 * What Terraform or OpenTofu reads in a folder beside that: configuration, also what overrides others, and values.
 * https://developer.hashicorp.com/terraform/language/files
 * https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files
 */
const READ_BY_TERRAFORM =
  /\.(?:tf|tofu)(?:\.json)?$|^terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/;

/** Terraform in the folder of a stack that somebody else has put there: it would run with what msgtopo has made. */
export function foreignFiles({ dir }: Pick<StackFolder, 'dir'>): Diagnostic | undefined {
  const names = existsSync(dir) ? readdirSync(dir) : [];
  const foreign = names.filter((name) => name !== OURS && READ_BY_TERRAFORM.test(name));
  if (foreign.length === 0) return undefined;
  return error({
    rule: 'foreign-files',
    message: `Terraform would also read ${list(quoted(foreign))} in ${dir}, which msgtopo has not written`,
    path: [],
    help: 'look at what it does and move it somewhere else; nothing but generated files belongs there',
  });
}
