import type { Arn } from '#base/aws/arns';
import { storeFacts } from '#model/kinds/stores/index';
import { addressOf } from '#model/address';
import type { Lambda } from '#model/consumer';
import type { Bucket, Store } from '#model/store';
import type { StepFunctions } from '#model/step-functions';
import type { Queue, Topic } from '#model/topology';
import type { Encryption } from '#model/element';
import { SHARED } from '#model/shared';
import {
  arnOf,
  composedArn,
  composedLambdaArn,
  composedStoreArn,
  composedStoreName,
  isHere,
  managedKeyAlias,
  type Names,
  type Naming,
  type PolicyWriter,
  type Single,
} from '#policies/writer';
import { storeAddress } from './address';
import { literal, reference } from './text';

/*
 * How one resource names another: by a reference, so that Terraform creates it first, as long as both stand in one
 * stack. What stands in another stack is named by what it is called in AWS, which is known beforehand, so that no stack
 * has to read the state of another.
 */

/** What a name depends on: the words of the stack, and which stack it is. */
type Place = Naming & Pick<PolicyWriter, 'part'>;

export function arnReference(context: Place, element: Topic | Queue): string {
  if (!element.owned) return composedArn(context, element.arn);
  if (!isHere(context, element)) return composedArn(context, element.arn);
  const address = 'subscriptions' in element ? addressOf(element, 'topic') : addressOf(element, 'queue');
  return reference(address, 'arn');
}

function composedUrl({ partition, region, account, resource }: Arn, accountReference: string): string {
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://sqs.${region}.${domain}/${account ?? accountReference}/${resource}`;
}

export function queueUrl(context: Place, queue: Queue): string {
  if (queue.owned && isHere(context, queue)) return reference(addressOf(queue, 'queue'), 'url');
  return composedUrl(queue.arn, context.account);
}

/** What others call, which is the alias where there is one. */
export function functionArn(context: Place, lambda: Lambda): string {
  const part = lambda.alias === undefined ? 'function' : 'alias';
  if (isHere(context, lambda)) return reference(addressOf(lambda, part), 'arn');
  return composedLambdaArn(context, lambda);
}

export function functionName(context: Place, lambda: Lambda): string {
  if (isHere(context, lambda)) return reference(addressOf(lambda, 'function'), 'function_name');
  return literal(lambda.physicalName);
}

/** For what is set of a function, and holds for one alias of it. */
export function qualifier(context: Place, lambda: Lambda): { readonly qualifier?: string } {
  if (lambda.alias === undefined) return {};
  return {
    qualifier: isHere(context, lambda)
      ? reference(addressOf(lambda, 'alias'), 'name')
      : literal(lambda.alias),
  };
}

export function storeName(context: Place, store: Store): string {
  const { namedByArn, nameAttribute } = storeFacts(store);
  if (!store.owned && namedByArn(store)) return storeArn(context, store);
  if (!store.owned || !isHere(context, store)) return composedStoreName(context, store);
  return reference(storeAddress(store), nameAttribute);
}

/** What other resources of a bucket name it by. */
export function bucketId(context: Place, bucket: Bucket): string {
  if (!isHere(context, bucket)) return composedStoreName(context, bucket);
  return reference(storeAddress(bucket), 'id');
}

export function storeArn(context: Place, store: Store): string {
  if (store.owned && isHere(context, store)) return reference(storeAddress(store), 'arn');
  return composedStoreArn(context, store);
}

const SHARED_STACK = { stack: undefined };

/** The name of the cluster, for dimensions and ARNs. */
export function clusterName(context: Place): string {
  const { cluster } = context.topology;
  if (cluster?.owned === false) return literal(cluster.name);
  if (cluster && !isHere(context, SHARED_STACK)) return literal(cluster.physicalName);
  return reference(addressOf(SHARED.cluster, 'cluster'), 'name');
}

/** The ARN of the cluster; one that exists already goes by its name. */
export function clusterReference(context: Place): string {
  const { cluster } = context.topology;
  if (cluster?.owned === false) return clusterName(context);
  if (!isHere(context, SHARED_STACK)) return arnOf(context, 'ecs', `cluster/${clusterName(context)}`);
  return reference(addressOf(SHARED.cluster, 'cluster'), 'arn');
}

/** The managed key: its id is known only in its own stack, its alias in all. */
export function managedKey(context: Place): { readonly arn?: string; readonly alias?: string } {
  return isHere(context, SHARED_STACK)
    ? { arn: reference(addressOf(SHARED.managedKey, 'key'), 'arn') }
    : { alias: managedKeyAlias(context) };
}

/** The key for `kms_master_key_id`, or nothing if no KMS key is used. */
export function kmsKeyOf(context: Place, encryption: Encryption): string | undefined {
  if (encryption.kind === 'own-key') return literal(encryption.key);
  if (encryption.kind !== 'managed-key') return undefined;
  const { arn, alias = '' } = managedKey(context);
  return arn ?? literal(alias);
}

/** The ARN of a state machine, which stands in the stack of its pipe. */
export function machineArn(context: Place, { name, stateMachine }: StepFunctions): string {
  return stateMachine.owned
    ? reference(addressOf(name, 'state-machine'), 'arn')
    : composedArn(context, stateMachine.arn);
}

const SINGLES: Readonly<Record<Single, string>> = {
  'trail-bucket': addressOf(SHARED.trail, 'bucket'),
  'pipeline-key': addressOf(SHARED.pipeline, 'key'),
  'pipeline-bucket': addressOf(SHARED.pipeline, 'bucket'),
  'pipeline-mail': addressOf(SHARED.pipelineMail, 'topic'),
  connection: addressOf(SHARED.pipeline, 'connection'),
};

/** The ARN of what stands once in a topology, in its own stack. */
export function singleArn(single: Single): string {
  return reference(SINGLES[single], 'arn');
}

/** How policies name what they are about. */
export function terraformNames(context: Place): Names {
  return {
    endpoint: (element) => arnReference(context, element),
    lambda: (lambda) => functionArn(context, lambda),
    store: (store) => storeArn(context, store),
    machine: (consumer) => machineArn(context, consumer),
    cluster: () => clusterName(context),
    managedKey: () => managedKey(context),
    single: singleArn,
    role: (address) => reference(addressOf(address, 'role'), 'arn'),
  };
}
