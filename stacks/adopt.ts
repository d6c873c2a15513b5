import type { AdoptedResources } from '#model/adopted';
import { addressOfResource } from './address';
import { TerraformResource, type IConstruct } from './cdktf';
import { literal } from './text';

/**
 * Makes Terraform take over what lives already: an import block, which does nothing for what is in the state by then,
 * and the arguments that it must not touch.
 */
export function adopt(construct: IConstruct, adopted: AdoptedResources): void {
  if (adopted.size === 0) return;
  for (const child of construct.node.children) adopt(child, adopted);
  if (!TerraformResource.isTerraformResource(construct)) return;
  const found = adopted.get(addressOfResource(construct));
  if (!found) return;
  construct.importFrom(literal(found.id));
  if (found.keep.length > 0) {
    const ignored = construct.lifecycle?.ignoreChanges ?? [];
    construct.lifecycle = {
      ...construct.lifecycle,
      ignoreChanges: ignored === 'all' ? ignored : [...ignored, ...found.keep],
    };
  }
}
