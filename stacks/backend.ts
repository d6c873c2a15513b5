import type { Backend as BackendSettings } from '#model/backend';
import { stateKey, stateName, type StackOfState } from '#model/state-name';
import { TerraformBackend, type Construct } from './cdktf';
import { literal } from './text';

type Attributes = Record<string, unknown>;

interface Where extends StackOfState {
  /** The folder of the topology as seen from that of the stack. */
  readonly toProject: string;
}

/** `{stack}` in an address stands for the name of the stack. */
function stateAddress(written: string, { stack }: Where): string {
  return written.replaceAll('{stack}', stack);
}

type AttributesOf = {
  [K in BackendSettings['type']]: (
    backend: Extract<BackendSettings, { type: K }>,
    where: Where,
  ) => Attributes;
};

const ATTRIBUTES: AttributesOf = {
  // Beside the topology, so that it outlives the output folder, and relative, so that output is the same everywhere.
  local: ({ path }, where) => ({
    path: `${where.toProject}/${stateName(path, where) ?? `terraform.${where.stack}.tfstate`}`,
  }),
  s3: ({ bucket, region, key, kmsKeyId, profile }, where) => ({
    bucket,
    region,
    key: stateKey(key, where),
    encrypt: true,
    use_lockfile: true,
    kms_key_id: kmsKeyId,
    profile,
  }),
  remote: ({ organization, workspace, hostname }, where) => ({
    organization,
    hostname,
    workspaces: { name: stateName(workspace, where) ?? where.stack },
  }),
  http: ({ address, lockAddress, unlockAddress, lockMethod, unlockMethod }, where) => ({
    address: stateAddress(address, where),
    lock_address: lockAddress && stateAddress(lockAddress, where),
    unlock_address: unlockAddress && stateAddress(unlockAddress, where),
    lock_method: lockMethod,
    unlock_method: unlockMethod,
  }),
  gcs: ({ bucket, prefix }, where) => ({ bucket, prefix: stateName(prefix, where) ?? where.stack }),
  azurerm: ({ resourceGroupName, storageAccountName, containerName, key }, where) => ({
    resource_group_name: resourceGroupName,
    storage_account_name: storageAccountName,
    container_name: containerName,
    key: stateKey(key, where),
  }),
};

function attributesOf(backend: BackendSettings, where: Where): Attributes {
  // The table has for each type a function of that type, which the compiler cannot follow through the union.
  const describe = ATTRIBUTES[backend.type] as (backend: BackendSettings, where: Where) => Attributes;
  return describe(backend, where);
}

function literals(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => {
      if (typeof value === 'string') return [key, literal(value)];
      return [key, typeof value === 'object' && value !== null ? literals(value as Attributes) : value];
    }),
  );
}

/** Where Terraform keeps the state of a stack. */
export class Backend extends TerraformBackend {
  private readonly attributes: Attributes;

  constructor(scope: Construct, backend: BackendSettings, where: Where) {
    super(scope, 'backend', backend.type);
    this.attributes = literals(attributesOf(backend, where));
  }

  protected override synthesizeAttributes(): Attributes {
    return this.attributes;
  }

  protected override synthesizeHclAttributes(): Attributes {
    return this.attributes;
  }

  override getRemoteStateDataSource(): never {
    throw new Error('stacks do not read the state of each other');
  }
}
