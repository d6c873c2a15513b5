import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readRecord, recordFileOf, type AdoptionRecord } from '#adopt/record/record';
import type { Workspace } from '#language/read/workspace';
import { usageProblem } from '../command';
import { ended, ok, type Result } from '../result';

/** What the file beside a topology says of things that live already. */
export function recordBeside(file: string, cwd: string, workspace: Workspace): Result<AdoptionRecord> {
  const beside = recordFileOf(file);
  const bytes = workspace.read(beside);
  if (!bytes && existsSync(resolve(cwd, beside))) {
    return ended(usageProblem(`${beside} cannot be read`, 'check its permissions, and that it is a file'));
  }
  if (!bytes) return ok(new Map());
  const read = readRecord(Buffer.from(bytes).toString('utf8'));
  if (read.ok) return ok(read.record);
  return ended(
    usageProblem(
      `${beside} is not as \`msgtopo import\` writes it, at \`${read.at}\``,
      'write it again, or delete it if every environment is deployed and nothing in it has `keep`',
    ),
  );
}

/** The topology that a record belongs to, and what its Terraform takes over of it. */
interface Use {
  readonly file: string;
  /** Every environment of the file. */
  readonly environments: readonly string[];
  readonly stacks: readonly { readonly environment: string; readonly adopted: readonly string[] }[];
}

/** A sentence for each entry that nothing is taken over by, as after an element got another name. */
export function unusedEntries(record: AdoptionRecord, { file, environments, stacks }: Use): string[] {
  const beside = recordFileOf(file);
  const written = new Set(stacks.map(({ environment }) => environment));
  const taken = new Set(
    stacks.flatMap(({ environment, adopted }) => adopted.map((one) => `${environment} ${one}`)),
  );
  return Array.from(record, ([environment, resources]): string[] => {
    if (!environments.includes(environment)) {
      return [`${beside} is about environment \`${environment}\`, which the topology does not have`];
    }
    if (!written.has(environment)) return [];
    return [...resources.keys()]
      .filter((address) => !taken.has(`${environment} ${address}`))
      .map(
        (address) =>
          `${beside}: nothing in \`${environment}\` is \`${address}\`, so that entry takes nothing over`,
      );
  }).flat();
}
