import type { AdoptedResources } from '#model/adopted';
import { addressOfResource } from './address';
import { TerraformResource, type IConstruct } from './cdktf';
import { literal } from './text';

/**
 * Gives back the addresses that are there. Makes Terraform take over what lives already: an import block, which does nothing for what is in the state by then,
 * and the arguments that it must not touch.
 */
export function adopt(construct: IConstruct, adopted: AdoptedResources): string[] {
  if (adopted.size === 0) return [];
  const below = construct.node.children.flatMap((child) => adopt(child, adopted));
  if (!TerraformResource.isTerraformResource(construct)) return below;
  const address = addressOfResource(construct);
  const found = adopted.get(address);
  if (!found) return below;
  construct.importFrom(literal(found.id));
  if (found.keep.length > 0) {
    const ignored = construct.lifecycle?.ignoreChanges ?? [];
    construct.lifecycle = {
      ...construct.lifecycle,
      ignoreChanges: ignored === 'all' ? ignored : [...ignored, ...found.keep],
    };
  }
  return [...below, address];
}
