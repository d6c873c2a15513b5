import type { Pairs } from '../compare/pairs';

/*
 * The old side lets go of what the topology takes over, and destroys nothing. A `removed` block names a resource as a
 * whole, so one that is taken over only in part is let go of instance by instance.
 * https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources
 */

export interface Release {
  /** `removed` blocks, as text of a `.tf` file; empty if none is possible. */
  readonly blocks: string;
  /** The commands that do the same, one for each address. */
  readonly commands: readonly string[];
}

/** `module.shop.aws_sqs_queue.billing` of `module.shop["eu"].aws_sqs_queue.billing[0]`. */
function resourceOf(address: string): string {
  return address.replace(/\[("[^"]*"|\d+)\]/g, '');
}

function quotedForShell(address: string): string {
  return /^[\w.-]+$/.test(address) ? address : `'${address.replaceAll("'", "'\\''")}'`;
}

/** Every address that is taken over. */
export function originsOf({ topics, queues, subscriptions }: Pairs): string[] {
  const pairs: readonly { readonly live: { readonly origin: readonly string[] } }[] = [
    ...topics,
    ...queues,
    ...subscriptions,
  ];
  return [...new Set(pairs.flatMap(({ live }) => live.origin))].sort();
}

/** `all` are the addresses of everything that the old side manages. */
export function releaseOf(addresses: readonly string[], all: readonly string[]): Release {
  const taken = new Set(addresses);
  const partly = new Set(all.filter((address) => !taken.has(address)).map(resourceOf));
  const whole = [...new Set(addresses.map(resourceOf))].filter((resource) => !partly.has(resource));
  const blocks = whole.map(
    (resource) => `removed {\n  from = ${resource}\n\n  lifecycle {\n    destroy = false\n  }\n}\n`,
  );
  return {
    blocks: blocks.join('\n'),
    commands: addresses.map((address) => `terraform state rm ${quotedForShell(address)}`),
  };
}
