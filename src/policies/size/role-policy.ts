import { ANY_ACCOUNT, formatArn, type Arn } from '#base/aws/arns';
import type { Consumer, Lambda, StoreAccess } from '#model/consumer';
import type { Publisher } from '#model/publisher';
import type { Queue, Topic, Topology } from '#model/topology';
import type { Element } from '#model/element';
import { listSize } from './document';

type Lists = readonly (readonly string[])[];

function arns(elements: readonly { readonly arn: Arn }[]): string[] {
  return elements.map(({ arn }) => formatArn(arn, ANY_ACCOUNT));
}

function storeArn({ store }: StoreAccess, { partition }: Topology): string {
  if (store.kind === 'dynamodb') return formatArn(store.arn, ANY_ACCOUNT);
  return `arn:${partition}:s3:::${store.physicalName}${store.isNameChosen ? '' : `-${ANY_ACCOUNT}`}/*`;
}

function storeLists(stores: readonly StoreAccess[], topology: Topology): Lists {
  return (['s3', 'dynamodb'] as const).flatMap((kind) =>
    (['reads', 'writes'] as const).map((use) =>
      stores
        .filter((access) => access.store.kind === kind && access[use])
        .map((access) => storeArn(access, topology)),
    ),
  );
}

function functionArns(functions: readonly Lambda[], { partition, region }: Topology): string[] {
  const named = functions.map(({ physicalName }) => `function:${physicalName}`);
  return named.map((name) => `arn:${partition}:lambda:${region}:${ANY_ACCOUNT}:${name}`);
}

interface Edges {
  readonly queues: readonly Queue[];
  readonly publishes: readonly Topic[];
  readonly stores: readonly StoreAccess[];
}

function edgeLists({ queues, publishes, stores }: Edges, topology: Topology): Lists {
  return [arns(queues), arns(publishes), ...storeLists(stores, topology)];
}

/** What the roles of a consumer name, by role. */
function listsOf(consumer: Consumer, topology: Topology): Lists[] {
  switch (consumer.kind) {
    case 'lambda':
      return [[...edgeLists(consumer, topology), arns(Object.values(consumer.secrets))]];
    case 'fargate': {
      const containers = [consumer.container, ...consumer.sidecars];
      const secrets = containers.flatMap((container) => Object.values(container.secrets));
      // The task does the work; what starts it hands it the secrets.
      return [edgeLists(consumer, topology), [arns(secrets)]];
    }
    case 'step-functions':
      // The queue is read by the pipe.
      return [
        [...edgeLists({ ...consumer, queues: [] }, topology), functionArns(consumer.invokes, topology)],
      ];
  }
}

const WITH_ROLES: readonly Publisher['kind'][] = ['schedule', 'iot-rule'];

export interface RoleSize {
  readonly element: Element;
  /** Bytes of the ARNs that the policy of the role names; the policy itself is larger. */
  readonly size: number;
}

/** What every role that is made names at least. */
export function roleSizes(topology: Topology): RoleSize[] {
  const ofConsumers = [...topology.consumers.values()].flatMap((element) =>
    listsOf(element, topology).map((lists) => ({ element, lists })),
  );
  const ofPublishers = [...topology.publishers.values()]
    .filter(({ kind }) => WITH_ROLES.includes(kind))
    .map((element) => ({ element, lists: [arns(element.publishes)] }));
  return [...ofConsumers, ...ofPublishers].map(({ element, lists }) => ({
    element,
    size: lists.reduce((sum, list) => sum + Math.max(0, listSize(list)), 0),
  }));
}
