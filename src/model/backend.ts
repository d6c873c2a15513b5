/** A file in the folder of the topology. */
interface LocalBackend {
  readonly type: 'local';
  readonly path?: string | undefined;
}

export interface S3Backend {
  readonly type: 's3';
  readonly bucket: string;
  readonly region: string;
  readonly key?: string | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly profile?: string | undefined;
}

interface RemoteBackend {
  readonly type: 'remote';
  readonly organization: string;
  readonly workspace?: string | undefined;
  readonly hostname?: string | undefined;
}

interface HttpBackend {
  readonly type: 'http';
  readonly address: string;
  readonly lockAddress?: string | undefined;
  readonly unlockAddress?: string | undefined;
  readonly lockMethod?: string | undefined;
  readonly unlockMethod?: string | undefined;
}

interface GcsBackend {
  readonly type: 'gcs';
  readonly bucket: string;
  readonly prefix?: string | undefined;
}

interface AzureBackend {
  readonly type: 'azurerm';
  readonly resourceGroupName?: string | undefined;
  readonly storageAccountName: string;
  readonly containerName: string;
  readonly key?: string | undefined;
}

/** Where Terraform keeps the state: https://developer.hashicorp.com/terraform/language/backend. */
export type Backend = LocalBackend | S3Backend | RemoteBackend | HttpBackend | GcsBackend | AzureBackend;
