import type { TerraformResource } from './cdktf';

/*
 * Most of what cdktf does for a resource is to ask for what hardly any has. Whatever has none of it is read here
 * from the inside, in a fraction of the time; everything else, and every other release of cdktf, goes the long way.
 */

/** The release whose inside this is. */
export const KNOWN_CDKTF = '0.21.0';

/** What cdktf keeps from others. */
interface Inside {
  synthesizeAttributes(): Record<string, unknown>;
  readonly rawOverrides: object;
  readonly _imported: object | undefined;
}

const LIFECYCLE: Readonly<Record<string, string>> = {
  createBeforeDestroy: 'create_before_destroy',
  ignoreChanges: 'ignore_changes',
  preventDestroy: 'prevent_destroy',
};

function isOrdinary(resource: TerraformResource, { rawOverrides, _imported }: Inside): boolean {
  const { count, forEach, connection, provisioners, lifecycle = {} } = resource;
  return (
    [count, forEach, connection, provisioners, _imported, resource.hasResourceMove()].every(
      (rarity) => rarity === undefined,
    ) &&
    Object.keys(rawOverrides).length === 0 &&
    Object.keys(lifecycle).every((key) => key in LIFECYCLE)
  );
}

/**
 * What stands below the name of a resource in Terraform, as its `toTerraform` gives it, with tokens and with keys
 * that are undefined; `undefined` where cdktf has to be asked.
 */
export function attributesOf(
  resource: TerraformResource,
  release: unknown,
): Record<string, unknown> | undefined {
  const inside = resource as unknown as Inside;
  if (release !== KNOWN_CDKTF || !isOrdinary(resource, inside)) return undefined;
  const attributes = inside.synthesizeAttributes();
  const { dependsOn, provider, lifecycle } = resource;
  if (dependsOn) attributes['depends_on'] = dependsOn;
  if (provider) attributes['provider'] = provider.fqn;
  if (lifecycle) {
    const settings = Object.entries(lifecycle).map(([key, value]) => [LIFECYCLE[key], value as unknown]);
    attributes['lifecycle'] = Object.fromEntries(settings);
  }
  attributes['//'] = { metadata: { path: resource.node.path, uniqueId: resource.friendlyUniqueId } };
  return attributes;
}
