import type { Arn } from '#base/aws/arns';
import type { Naming } from '#base/aws/names';
import { formatPath, type Path } from '#base/diagnostics/path';
import type { Backend } from './backend';
import type { Consumer, Lambda, Secret } from './consumer';
import type { Contract } from './contract';
import type { Drill } from './drill';
import type { Fargate } from './fargate';
import type { StepFunctions } from './step-functions';
import type { Element, Encryption, Placed, Tags } from './element';
import type { WrittenFlow } from './flow';
import type { Judgement } from './judgement';
import type { JsonObject } from '#base/util/json';
import type { Cluster, Network } from './network';
import type { Others, Publishing, Subscribers } from './others';
import type { Budget, Monitoring, Trail } from './oversight';
import type { Pipeline } from './pipeline';
import type { Publisher } from './publisher';
import type { RoleRules } from './roles';
import type { Store } from './store';
import type { Traffic } from './traffic';

/*
 * The topology as meant: names are references, defaults are filled in, durations are seconds and sizes bytes.
 * The other representation, `TopologyFile`, is the file as written.
 */

interface Endpoint extends Element {
  readonly arn: Arn;
  readonly fifo: boolean;
}

/** Failed deliveries are always logged. */
export interface DeliveryLogging {
  /** How many percent of the successful ones are. */
  readonly sampleRate: number;
}

export interface OwnedTopic extends Endpoint, Placed {
  readonly owned: true;
  readonly physicalName: string;
  /** The name that it had in the file, for Terraform to find it by. */
  readonly renamedFrom: string | undefined;
  readonly contentBasedDeduplication: boolean | undefined;
  readonly throughputScope: 'topic' | 'messageGroup' | undefined;
  readonly archiveDays: number | undefined;
  readonly encryption: Encryption;
  readonly publishers: Publishing;
  /** Who else may subscribe. */
  readonly subscribers: Subscribers;
  readonly displayName: string | undefined;
  readonly signatureVersion: 1 | 2 | undefined;
  /** Absent if no delivery is logged. */
  readonly deliveryStatusLogging: DeliveryLogging | undefined;
  readonly tracing: boolean;
  /** Beside what the publishers of the file say. */
  readonly traffic: Traffic | undefined;
  readonly dataProtection: JsonObject | undefined;
  readonly tags: Tags;
  /** What every message of it is; absent if the file does not say. */
  readonly contract: Contract | undefined;
  readonly subscriptions: readonly Subscription[];
}

export interface ExternalTopic extends Endpoint {
  readonly owned: false;
  readonly kmsKey: string | undefined;
  readonly contract: Contract | undefined;
  readonly subscriptions: readonly Subscription[];
}

export type Topic = OwnedTopic | ExternalTopic;

export interface DeadLetters {
  readonly queue: Queue;
  readonly maxReceiveCount: number;
}

export interface OwnedQueue extends Endpoint, Placed {
  readonly owned: true;
  /** Whether it stands in the file, or was made for the dead letters of one that does. */
  readonly declared: boolean;
  readonly physicalName: string;
  /** The name that it had in the file, for Terraform to find it by. */
  readonly renamedFrom: string | undefined;
  readonly contentBasedDeduplication: boolean | undefined;
  readonly deduplicationScope: 'queue' | 'messageGroup' | undefined;
  readonly throughputLimit: 'perQueue' | 'perMessageGroupId' | undefined;
  /** Of a FIFO queue: how many message groups have messages at the same time, if the file says. */
  readonly messageGroups: number | undefined;
  readonly visibilityTimeout: number;
  readonly retention: number;
  readonly delay: number;
  readonly receiveWait: number;
  /** Beside what topics deliver. */
  readonly traffic: Traffic | undefined;
  readonly maxMessageSize: number;
  readonly encryption: Encryption;
  /** How long SQS uses a data key, in seconds, if the file says. */
  readonly dataKeyReuse: number | undefined;
  /** Who else may send and receive. */
  readonly senders: Others;
  readonly receivers: Others;
  readonly tags: Tags;
  readonly deadLetters: DeadLetters | undefined;
  /** The queues whose dead letters come here. */
  readonly deadLettersOf: readonly OwnedQueue[];
  /** The topics that deliver here, as endpoint or with what they could not deliver. */
  readonly deliveredBy: readonly Topic[];
}

export interface ExternalQueue extends Endpoint {
  readonly owned: false;
  readonly kmsKey: string | undefined;
}

export type Queue = OwnedQueue | ExternalQueue;

/** How its messages are encrypted, as far as the file says. */
export function encryptionOf(element: Topic | Queue): Encryption {
  if (element.owned) return element.encryption;
  return element.kmsKey === undefined ? { kind: 'none' } : { kind: 'own-key', key: element.kmsKey };
}

export interface Filter {
  /** Absent for a filter that is written in the subscription. */
  readonly name: string | undefined;
  /** Where its map stands: among the filters or in the subscription. */
  readonly path: Path;
  readonly scope: 'attributes' | 'body';
  readonly policy: JsonObject;
}

export type Receiver =
  | { readonly kind: 'queue'; readonly queue: Queue }
  | { readonly kind: 'lambda'; readonly lambda: Lambda }
  | { readonly kind: 'function'; readonly arn: string }
  | {
      readonly kind: 'url';
      /** The address, or for people where it is kept. */
      readonly url: string;
      /** What holds the address, if the file does not. */
      readonly from: Secret | undefined;
    }
  | { readonly kind: 'email'; readonly address: string }
  | { readonly kind: 'sms'; readonly number: string }
  | { readonly kind: 'firehose'; readonly arn: string }
  | { readonly kind: 'application'; readonly arn: string };

export type ReceiverKind = Receiver['kind'];

/** Moments as SNS takes them, in UTC. */
export interface Replay {
  readonly from: string;
  readonly until: string | undefined;
}

export interface Subscription extends Element {
  readonly topic: Topic;
  readonly receiver: Receiver;
  readonly filter: Filter | undefined;
  readonly raw: boolean;
  /** What SNS delivers again of its archive. */
  readonly replay: Replay | undefined;
  readonly deadLetters: Queue | undefined;
  /** The part of the messages that is expected to pass the filter, from 0 to 1. */
  readonly share: number | undefined;
  /** In the form that SNS takes, with seconds. */
  readonly deliveryPolicy: JsonObject | undefined;
}

export interface Topology {
  readonly name: string;
  readonly environment: string;
  readonly region: string;
  /** Where the file says it: of the environment, or of all. */
  readonly regionPath: Path;
  readonly partition: string;
  /** The only account that it may be deployed in, if the file says. */
  readonly account: string | undefined;
  readonly tags: Tags;
  /** How names in AWS are built: `{name}-{environment}-{id}`. */
  readonly naming: Naming;
  /** Where others find its topics and queues, beside the outputs of Terraform. */
  readonly outputs: { readonly ssm: string } | undefined;
  /** The variables of the environment, whether or not anything refers to them. */
  readonly vars: JsonObject;
  readonly backend: Backend;
  readonly topics: ReadonlyMap<string, Topic>;
  /** Those of the file and, right behind each, the dead-letter queue that was made for it. */
  readonly queues: ReadonlyMap<string, Queue>;
  /** Those with a name, whether or not a subscription has them. */
  readonly filters: readonly Filter[];
  readonly subscriptions: readonly Subscription[];
  /** Absent if the file asks for none. */
  readonly monitoring: Monitoring | undefined;
  readonly logs: { readonly retentionDays: number; readonly encryption: Encryption };
  readonly trail: Trail | undefined;
  readonly budget: Budget | undefined;
  /** Absent also where it neither stands nor deploys. */
  readonly pipeline: Pipeline | undefined;
  readonly consumers: ReadonlyMap<string, Consumer>;
  readonly stores: ReadonlyMap<string, Store>;
  readonly publishers: ReadonlyMap<string, Publisher>;
  readonly network: Network | undefined;
  readonly roles: RoleRules;
  /** Absent where nothing runs in one. */
  readonly cluster: Cluster | undefined;
  /** As written; what they name is looked up when they are run. */
  readonly flows: readonly WrittenFlow[];
  readonly drills: readonly Drill[];
  readonly judgement: Judgement;
}

export function stackName(topology: Pick<Topology, 'name' | 'environment'>): string {
  return `${topology.name}-${topology.environment}`;
}

/** Every filter that a subscription has, a named one once. */
export function filtersInUse({ subscriptions }: Topology): Filter[] {
  const byPath = new Map(
    subscriptions.flatMap(({ filter }) => (filter ? [[formatPath(filter.path), filter] as const] : [])),
  );
  return [...byPath.values()];
}

/** Those that the topology makes itself. */
export function ownedOnly(elements: readonly (Topic | Queue | undefined)[]): Placed[] {
  return elements.flatMap((element) => (element?.owned ? [element] : []));
}

/** What a topic or queue is called in AWS. */
export function nameInAws(element: Topic | Queue): string {
  return element.owned ? element.physicalName : element.arn.resource;
}

export function ownedTopics(topology: Topology): OwnedTopic[] {
  return [...topology.topics.values()].filter((topic) => topic.owned);
}

export function ownedQueues(topology: Topology): OwnedQueue[] {
  return [...topology.queues.values()].filter((queue) => queue.owned);
}

/** Those that the topology makes itself. */
export function ownedStores(topology: Topology): Store[] {
  return [...topology.stores.values()].filter(({ owned }) => owned);
}

export function lambdas(topology: Topology): Lambda[] {
  return [...topology.consumers.values()].filter((consumer) => consumer.kind === 'lambda');
}

export function fargates(topology: Topology): Fargate[] {
  return [...topology.consumers.values()].filter((consumer) => consumer.kind === 'fargate');
}

export function stateMachines(topology: Topology): StepFunctions[] {
  return [...topology.consumers.values()].filter((consumer) => consumer.kind === 'step-functions');
}
