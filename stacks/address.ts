import { storeFacts } from '#model/kinds/stores/index';
import { addressOf } from '#model/address';
import type { Store } from '#model/store';
import { queueOf } from '#model/kinds/receivers/index';
import type { Subscription } from '#model/topology';
import type { TerraformElement, TerraformResource } from './cdktf';

/*
 * Terraform addresses are a public contract: a resource carries the name of its element, nothing hashed, so that
 * state, plans and `moved` blocks can be read, and no refactoring of ours ever replaces a queue.
 */

/** Gives a construct the address `<type>.<name>`, whatever its place in the tree. */
export function nameResource(resource: TerraformElement, name: string): void {
  resource.overrideLogicalId(name);
}

/** The same for a resource of an element that had another name: Terraform moves what it finds there. */
export function nameMovedResource(
  resource: TerraformResource,
  { name, renamedFrom }: { readonly name: string; readonly renamedFrom: string | undefined },
): void {
  nameResource(resource, name);
  if (renamedFrom !== undefined) resource.moveFromId(`${resource.terraformResourceType}.${renamedFrom}`);
}

/** Of a resource that has its name. Written out, as in all references: cdktf would make a token of it. */
export function addressOfResource({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

/** What a subscription was called before its topic or queue was renamed; nothing if neither was. */
export function formerSubscription({ name, topic, receiver }: Subscription): string | undefined {
  const [, endpoint = ''] = name.split('_to_');
  const formerTopic = topic.owned ? topic.renamedFrom : undefined;
  const queue = queueOf(receiver);
  const formerEndpoint = queue?.owned && queue.name === endpoint ? queue.renamedFrom : undefined;
  if (formerTopic === undefined && formerEndpoint === undefined) return undefined;
  return `${formerTopic ?? topic.name}_to_${formerEndpoint ?? endpoint}`;
}

export function storeAddress(store: Store): string {
  return addressOf(store, storeFacts(store).word);
}

/** The role that lets SNS write to a Firehose stream. */
export function firehoseRoleName(subscription: Subscription): string {
  return subscription.name;
}
