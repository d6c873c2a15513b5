import type { Path } from '#base/diagnostics/path';

export type Tags = Readonly<Record<string, string>>;

/** What a name in the file looks like. */
export const ELEMENT_NAME = /^[a-z][a-z0-9-]*$/;

/** The same in words. */
export const NAME_FORM = 'lower-case letters, digits and `-`, starting with a letter';

export interface Element {
  /** The name in the file and in Terraform addresses; `<queue>_dlq` for a queue that is made for dead letters. */
  readonly name: string;
  /** Where it stands, for findings. */
  readonly path: Path;
}

/** What Terraform makes, in one of the stacks of a topology. */
export interface Placed {
  /** The stack, by its name in the file; absent in the one that all share. */
  readonly stack: string | undefined;
}

export type Encryption =
  | { readonly kind: 'none' }
  | { readonly kind: 'sqs' }
  | { readonly kind: 'managed-key' }
  | { readonly kind: 'own-key'; readonly key: string };

/** Whether it is encrypted with the one key that is made for the topology. */
export function isManagedKey({ kind }: Encryption): boolean {
  return kind === 'managed-key';
}
