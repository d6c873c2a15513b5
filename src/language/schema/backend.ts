import { z } from 'zod';
import { Region, Text } from './scalars';

/* https://developer.hashicorp.com/terraform/language/backend: where Terraform keeps its state. */

const Local = z.strictObject({
  type: z.literal('local').meta({ description: 'A file in the directory of the topology.' }),
  path: Text.meta({
    description: 'The file, relative to the topology; `terraform.<stack>.tfstate` if not given.',
  }).optional(),
});

const S3 = z.strictObject({
  type: z.literal('s3').meta({ description: 'An S3 bucket, locked by a file beside the state.' }),
  bucket: Text.meta({ description: 'The bucket.' }),
  region: Region.meta({ description: 'The region of the bucket.' }),
  key: Text.meta({
    description: 'The name of the state in the bucket; `<stack>.tfstate` if not given.',
  }).optional(),
  kmsKeyId: Text.meta({ description: 'The KMS key that encrypts the state.' }).optional(),
  profile: Text.meta({ description: 'The AWS profile to use.' }).optional(),
});

const Remote = z.strictObject({
  type: z.literal('remote').meta({ description: 'HCP Terraform or Terraform Enterprise.' }),
  organization: Text.meta({ description: 'The organization.' }),
  workspace: Text.meta({ description: 'The workspace; the name of the stack if not given.' }).optional(),
  hostname: Text.meta({ description: 'The host, if it is not HCP Terraform.' }).optional(),
});

const Http = z.strictObject({
  type: z.literal('http').meta({ description: 'A REST endpoint, such as the state that GitLab keeps.' }),
  address: Text.meta({
    description: 'The address of the state. `{stack}` stands for the name of the stack; it is required if there are ' +
      'several.',
  }),
  lockAddress: Text.meta({ description: 'The address of the lock.' }).optional(),
  unlockAddress: Text.meta({ description: 'The address to unlock at.' }).optional(),
  lockMethod: Text.meta({ description: 'The HTTP method to lock with.' }).optional(),
  unlockMethod: Text.meta({ description: 'The HTTP method to unlock with.' }).optional(),
});

const Gcs = z.strictObject({
  type: z.literal('gcs').meta({ description: 'A Google Cloud Storage bucket.' }),
  bucket: Text.meta({ description: 'The bucket.' }),
  prefix: Text.meta({
    description: 'The prefix in the bucket; the name of the stack if not given.',
  }).optional(),
});

const Azurerm = z.strictObject({
  type: z.literal('azurerm').meta({ description: 'An Azure storage container.' }),
  resourceGroupName: Text.meta({ description: 'The resource group.' }).optional(),
  storageAccountName: Text.meta({ description: 'The storage account.' }),
  containerName: Text.meta({ description: 'The container.' }),
  key: Text.meta({ description: 'The name of the state; `<stack>.tfstate` if not given.' }).optional(),
});

export const Backend = z
  .discriminatedUnion('type', [Local, S3, Remote, Http, Gcs, Azurerm])
  .meta({ id: 'backend', description: 'Where Terraform keeps the state of this environment.' });
