import { formatArn, type Arn } from '#base/aws/arns';
import type { Lambda } from '#model/consumer';
import type { Bucket, Store } from '#model/store';
import { stackName, type Queue, type Topic } from '#model/topology';
import type { Encryption } from '#model/element';
import { functionAddress, queueAddress, SHARED, storeAddress, topicAddress } from './address';
import { composedArn, isHere, type StackContext } from './context';
import { literal, reference } from './text';

/*
 * How one resource names another: by a reference, so that Terraform creates it first, as long as both stand in one
 * stack. What stands in another stack is named by what it is called in AWS, which is known beforehand, so that no stack
 * has to read the state of another.
 */

/** An ARN of this account and region. */
function arnHere(context: StackContext, service: string, resource: string): string {
  const { partition, region } = context.topology;
  return composedArn(context, { partition, service, region, account: undefined, resource });
}

export function arnReference(context: StackContext, element: Topic | Queue): string {
  if (!element.owned) return formatArn(element.arn, '');
  if (!isHere(context, element)) return composedArn(context, element.arn);
  const address = 'subscriptions' in element ? topicAddress(element) : queueAddress(element);
  return reference(address, 'arn');
}

function composedUrl({ partition, region, account, resource }: Arn, accountReference: string): string {
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://sqs.${region}.${domain}/${account ?? accountReference}/${resource}`;
}

export function queueUrl(context: StackContext, queue: Queue): string {
  if (queue.owned && isHere(context, queue)) return reference(queueAddress(queue), 'url');
  return composedUrl(queue.arn, context.account);
}

export function functionArn(context: StackContext, lambda: Lambda): string {
  if (isHere(context, lambda)) return reference(functionAddress(lambda), 'arn');
  return arnHere(context, 'lambda', `function:${literal(lambda.physicalName)}`);
}

export function functionName(context: StackContext, lambda: Lambda): string {
  if (isHere(context, lambda)) return reference(functionAddress(lambda), 'function_name');
  return literal(lambda.physicalName);
}

/** The name in AWS; that of a bucket is shared by all accounts, so it ends with this one unless it was chosen. */
export function composedStoreName(context: StackContext, store: Store): string {
  const suffix = store.kind === 's3' && !store.isNameChosen ? `-${context.account}` : '';
  return `${literal(store.physicalName)}${suffix}`;
}

export function storeName(context: StackContext, store: Store): string {
  if (!isHere(context, store)) return composedStoreName(context, store);
  return reference(storeAddress(store), store.kind === 's3' ? 'bucket' : 'name');
}

/** What other resources of a bucket name it by. */
export function bucketId(context: StackContext, bucket: Bucket): string {
  if (!isHere(context, bucket)) return composedStoreName(context, bucket);
  return reference(storeAddress(bucket), 'id');
}

export function storeArn(context: StackContext, store: Store): string {
  if (isHere(context, store)) return reference(storeAddress(store), 'arn');
  if (store.kind === 'dynamodb') return composedArn(context, store.arn);
  return `arn:${context.topology.partition}:s3:::${composedStoreName(context, store)}`;
}

const SHARED_STACK = { stack: undefined };

/** The name of the cluster, for dimensions and ARNs. */
export function clusterName(context: StackContext): string {
  const { cluster } = context.topology;
  if (cluster?.owned === false) return literal(cluster.name);
  if (cluster && !isHere(context, SHARED_STACK)) return literal(cluster.physicalName);
  return reference(`aws_ecs_cluster.${SHARED.cluster}`, 'name');
}

/** The ARN of the cluster; one that exists already goes by its name. */
export function clusterReference(context: StackContext): string {
  const { cluster } = context.topology;
  if (cluster?.owned === false) return clusterName(context);
  if (!isHere(context, SHARED_STACK)) return arnHere(context, 'ecs', `cluster/${clusterName(context)}`);
  return reference(`aws_ecs_cluster.${SHARED.cluster}`, 'arn');
}

/** The alias of the managed key. */
export function managedKeyAlias({ topology }: Pick<StackContext, 'topology'>): string {
  return `alias/${stackName(topology)}`;
}

/** The managed key: its id is known only in its own stack, its alias in all. */
export function managedKey(context: StackContext): { readonly arn?: string; readonly alias?: string } {
  return isHere(context, SHARED_STACK)
    ? { arn: reference(`aws_kms_key.${SHARED.managedKey}`, 'arn') }
    : { alias: managedKeyAlias(context) };
}

/** The key for `kms_master_key_id`, or nothing if no KMS key is used. */
export function kmsKeyOf(context: StackContext, encryption: Encryption): string | undefined {
  if (encryption.kind === 'own-key') return literal(encryption.key);
  if (encryption.kind !== 'managed-key') return undefined;
  const { arn, alias = '' } = managedKey(context);
  return arn ?? literal(alias);
}
