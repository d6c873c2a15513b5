import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const AWS_PROVIDER = 'registry.terraform.io/hashicorp/aws';

/** As Go names them: https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation */
const SYSTEMS: Readonly<Record<string, string>> = { win32: 'windows' };
const PROCESSORS: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };

/** What a provider is built for: `linux_amd64`. */
export function platformHere(): string {
  const { platform, arch } = process;
  return `${SYSTEMS[platform] ?? platform}_${PROCESSORS[arch] ?? arch}`;
}

function namesIn(folder: string): string[] {
  return existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
}

/** The versions of the AWS provider in a mirror for this machine, packed or unpacked. */
export function mirroredProviders(mirror: string): string[] {
  const folder = join(mirror, AWS_PROVIDER);
  const unpacked = namesIn(folder).filter((version) =>
    namesIn(join(folder, version)).includes(platformHere()),
  );
  const packed = namesIn(folder).flatMap(
    (name) => new RegExp(`^terraform-provider-aws_(.+)_${platformHere()}\\.zip$`).exec(name)?.[1] ?? [],
  );
  return [...new Set([...unpacked, ...packed])];
}
