import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tools } from '#deploy/ci/delivery';
import { chosenVersion, TERRAFORM_VERSION, TERRAFORM_VERSION_FILE } from '#deploy/ci/terraform-version';
import { version } from '#base/util/version';

/** What a workflow of the repository at `root` installs: this msgtopo, and the repository's own Terraform if it has one. */
export function workflowTools(root: string): Tools {
  const file = join(root, TERRAFORM_VERSION_FILE);
  const chosen = existsSync(file) ? chosenVersion(readFileSync(file, 'utf8')) : undefined;
  return { version: version(), terraform: chosen ?? TERRAFORM_VERSION };
}
