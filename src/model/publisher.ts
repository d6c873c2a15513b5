import type { Arn } from '#base/aws/arns';
import type { Json, JsonObject } from '#base/util/json';
import type { Lambda } from './consumer';
import type { Bucket } from './store';
import type { Queue, Topic } from './topology';
import type { Element, Placed, Tags } from './element';
import type { Traffic } from './traffic';

/** Who publishes from outside. Each kind is known by `kind`, so that a table of kinds is checked by the compiler. */
export type Publisher = ApiPublisher | EventRule | IotRule | RolePublisher | S3Publisher | Schedule;

interface PublisherBase extends Element, Placed {
  readonly publishes: readonly Topic[];
  /** The queues that it sends to, without a topic between. */
  readonly sends: readonly Queue[];
  /** To each of the topics and queues. */
  readonly traffic: Traffic | undefined;
}

export interface MadePublisher extends PublisherBase {
  readonly physicalName: string;
  readonly tags: Tags;
}

/** How EventBridge treats what it cannot deliver at once. */
export interface Targeting {
  /** Of messages for FIFO queues. */
  readonly messageGroup: string | undefined;
  readonly deadLetters: Queue | undefined;
  /** At most so often, and for so many seconds; absent where AWS's own are not changed. */
  readonly retries: { readonly attempts: number; readonly age: number } | undefined;
}

export interface RolePublisher extends PublisherBase {
  readonly kind: 'role';
  readonly role: Arn;
}

export interface S3Publisher extends PublisherBase {
  readonly kind: 's3';
  /** A store of the topology, or the name of a bucket that exists. */
  readonly bucket: Bucket | string;
  readonly events: readonly string[];
  readonly prefix: string | undefined;
  readonly suffix: string | undefined;
}

export interface EventRule extends MadePublisher, Targeting {
  readonly kind: 'event-rule';
  readonly arn: Arn;
  readonly pattern: JsonObject;
  readonly bus: string | undefined;
  readonly message: Json | undefined;
}

export interface Schedule extends MadePublisher, Targeting {
  readonly kind: 'schedule';
  /** The functions that it calls itself. */
  readonly invokes: readonly Lambda[];
  readonly expression: string;
  readonly timezone: string | undefined;
  readonly message: Json;
}

export interface IotRule extends MadePublisher {
  readonly kind: 'iot-rule';
  readonly sql: string;
}

/** Where in a request the value of a message attribute is. */
export interface AttributeSource {
  readonly name: string;
  readonly type: 'string' | 'number';
  readonly in: 'body' | 'header' | 'query';
  /** A header, a parameter, or a path of fields. */
  readonly key: string;
}

/** Who may call an API: who signs, who has a token of a user pool, or everybody. */
export type ApiAuth =
  | { readonly kind: 'iam' }
  | { readonly kind: 'none' }
  | { readonly kind: 'cognito'; readonly userPools: readonly string[] };

export interface ApiPublisher extends MadePublisher {
  readonly kind: 'api';
  readonly auth: ApiAuth;
  readonly attributes: readonly AttributeSource[];
  readonly throttling: { readonly rate: number; readonly burst: number };
  readonly accessLogs: boolean;
  readonly accountRole: boolean;
  readonly tracing: boolean;
}
