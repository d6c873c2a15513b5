import type { Backend } from '#model/backend';
import { isDelivery, partsOf } from '#model/parts';
import { stateKey } from '#model/state-name';
import { stackName, type Topology } from '#model/topology';
import type { Grant, Purpose } from './grant';

type S3 = Extract<Backend, { type: 's3' }>;

/**
 * The states of all stacks but that of the pipeline; further ones by what they have in common, since a layout may have
 * hundreds.
 */
function keysOf(topology: Topology, { key }: S3): string[] {
  const shared = stackName(topology);
  const further = partsOf(topology).filter((part) => part.name !== shared && !isDelivery(part));
  const names = further.map(({ stack }) => (stack === undefined ? `${shared}_*` : `${shared}-*`));
  return [...new Set([shared, ...names])].map((stack) => stateKey(key, { stack, shared }));
}

/** The key that encrypts state and lock: by its own ARN, or as what its id or alias stands for. */
function useKey(topology: Topology, { region, kmsKeyId }: S3, account: string): Grant[] {
  if (kmsKeyId === undefined) return [];
  const { partition } = topology;
  const through = { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } };
  const grant = { sid: 'StateKey', actions: ['kms:Decrypt', 'kms:GenerateDataKey'] };
  const alias = /(?:^|:)(alias\/.+)$/.exec(kmsKeyId)?.[1];
  const inAccount = (id: string) => `arn:${partition}:kms:${region}:${account}:key/${id}`;
  if (alias !== undefined) {
    const byAlias = { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } };
    return [{ ...grant, resources: [inAccount('*')], condition: { ...through, ...byAlias } }];
  }
  const key = kmsKeyId.startsWith('arn:') ? kmsKeyId : inAccount(kmsKeyId);
  return [{ ...grant, resources: [key], condition: through }];
}

/**
 * Who plans reads the state and locks it, who deploys writes it too. The lock is a file beside the state:
 * https://developer.hashicorp.com/terraform/language/backend/s3#permissions-required
 */
export function stateGrants(
  topology: Topology,
  purpose: Purpose,
  account = topology.account ?? '*',
): Grant[] {
  const { backend, partition } = topology;
  if (backend.type !== 's3') return [];
  const bucket = `arn:${partition}:s3:::${backend.bucket}`;
  const states = keysOf(topology, backend).map((key) => `${bucket}/${key}`);
  const own = purpose === 'plan' ? ['s3:GetObject'] : ['s3:GetObject', 's3:PutObject'];
  return [
    { sid: 'StateBucket', actions: ['s3:ListBucket'], resources: [bucket] },
    { sid: 'State', actions: own, resources: states },
    {
      sid: 'StateLock',
      actions: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      resources: states.map((state) => `${state}.tflock`),
    },
    ...useKey(topology, backend, account),
  ];
}
