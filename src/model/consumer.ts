import { lookup } from '#base/util/lookup';
import type { Arn } from '#base/aws/arns';
import type { Queue, Topic } from './topology';
import type { Element, Encryption, Placed, Tags } from './element';
import type { ConsumerFacts } from './kinds/consumers/facts';
import type * as kinds from './kinds/consumers/kinds';
import type { Links } from './injected';
import type { InNetwork } from './network';
import type { RoleRules } from './roles';
import type { Store } from './store';
import type { JsonObject } from '#base/util/json';

type Described<F> = F extends ConsumerFacts<infer C> ? C : never;

/** What consumes queues: one of the kinds that have facts. Each is known by `kind`, so the compiler checks tables of kinds. */
export type Consumer = Described<(typeof kinds)[keyof typeof kinds]>;

export type ConsumerKind = Consumer['kind'];

export interface StoreAccess {
  readonly store: Store;
  readonly reads: boolean;
  readonly writes: boolean;
  /** What objects there are. */
  readonly lists: boolean;
  readonly deletes: boolean;
  /** All items of a table, one after the other. */
  readonly scans: boolean;
  /** Indexes of a table, by their names. */
  readonly indexes: readonly string[];
}

/** A value that a consumer gets at run time from where it is kept; the topology holds only its name. */
export interface Secret {
  readonly kind: 'ssm' | 'secretsManager';
  readonly arn: Arn;
  /** Whether the file has the name alone, so that the ARN was put together. */
  readonly byName: boolean;
  /** The key of one value, where it is JSON. */
  readonly jsonKey: string | undefined;
  /** The key that it is encrypted with, if that is the user's. */
  readonly kmsKey: string | undefined;
}

/** What the role of a consumer may do that no edge says; all actions are of one service. */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** In the words of IAM: operator, key, values. */
  readonly conditions:
    Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> | undefined;
  /** What for, for people. */
  readonly reason: string;
}

export type Variables = Readonly<Record<string, string>>;
export type Secrets = Readonly<Record<string, Secret>>;

export interface ConsumerBase extends Element, Placed {
  readonly physicalName: string;
  readonly queues: readonly Queue[];
  readonly publishes: readonly Topic[];
  /** The queues that it sends to, without a topic between. */
  readonly sends: readonly Queue[];
  readonly stores: readonly StoreAccess[];
  readonly grants: readonly Grant[];
  /** As far as it has rules of its own. */
  readonly roles: RoleRules;
  readonly tags: Tags;
  /** How it runs on the machine of a developer: a command, or the handler of a function. */
  readonly dev: string | undefined;
}

export type LambdaCode =
  | { readonly kind: 'zip'; readonly file: string }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly key: string;
      readonly version: string | undefined;
    }
  | { readonly kind: 'image'; readonly uri: string }
  | { readonly kind: 'inline'; readonly source: string };

/** How messages come from a queue to a function. */
export interface EventSource {
  readonly batchSize: number;
  readonly batchWindow: number;
  readonly maxConcurrency: number | undefined;
  readonly partialBatchResponse: boolean;
  readonly filter: readonly JsonObject[];
  /** Whether Lambda reads the queue at all. */
  readonly enabled: boolean;
  readonly metrics: boolean;
  readonly pollers: { readonly min: number | undefined; readonly max: number | undefined } | undefined;
}

/** How the container of a function starts, where that is not as its image says. */
export interface ImageStart {
  readonly command: readonly string[] | undefined;
  readonly entryPoint: readonly string[] | undefined;
  readonly workingDirectory: string | undefined;
}

export interface LambdaLogging {
  /** Absent for the group that Lambda writes to by itself. */
  readonly group: string | undefined;
  readonly format: 'text' | 'json';
  readonly level: string | undefined;
  readonly systemLevel: string | undefined;
}

export interface Lambda extends ConsumerBase, InNetwork {
  readonly kind: 'lambda';
  readonly code: LambdaCode;
  /** Absent for an image. */
  readonly runtime: string | undefined;
  readonly handler: string | undefined;
  readonly layers: readonly string[];
  readonly image: ImageStart;
  readonly logGroup: string;
  /** Absent for what Lambda does by itself. */
  readonly logging: LambdaLogging | undefined;
  /** What it is called by; absent if it is called by its name, and has no versions. */
  readonly alias: string | undefined;
  /** The whole name, if it is chosen. */
  readonly roleName: string | undefined;
  readonly timeout: number;
  readonly memory: number;
  readonly ephemeralStorage: number | undefined;
  readonly architecture: 'x86_64' | 'arm64';
  readonly environment: Variables;
  readonly links: Links;
  readonly secrets: Secrets;
  /** Of its variables. */
  readonly encryption: Encryption;
  readonly codeSigning: string | undefined;
  readonly tracing: boolean;
  readonly reservedConcurrency: number | undefined;
  readonly inNetwork: boolean;
  readonly onFailure: Queue | undefined;
  readonly eventSource: EventSource;
  /** What is otherwise for single queues, by their names. */
  readonly eventSources: Readonly<Record<string, Partial<EventSource>>>;
  /** The topics that call it directly. */
  readonly deliveredBy: readonly Topic[];
}

/** Who consumes each queue. */
export function consumersByQueue(consumers: Iterable<Consumer>): ReadonlyMap<Queue, readonly Consumer[]> {
  const byQueue = new Map<Queue, Consumer[]>();
  for (const consumer of consumers) {
    for (const queue of consumer.queues) {
      const own = byQueue.get(queue);
      if (own) own.push(consumer);
      else byQueue.set(queue, [consumer]);
    }
  }
  return byQueue;
}

const consumersOfQueue = lookup(function* (consumers: ReadonlyMap<string, Consumer>) {
  for (const consumer of consumers.values()) {
    for (const queue of new Set(consumer.queues)) yield [queue, consumer] as const;
  }
});

/** The consumers of a queue. */
export function consumersOf(consumers: ReadonlyMap<string, Consumer>, queue: Queue): readonly Consumer[] {
  return consumersOfQueue(consumers, queue);
}
