import type { Arn } from '../aws/arns';
import type { Json, JsonObject } from './json';
import type { Bucket } from './store';
import type { Element, Placed, Tags, Topic } from './topology';

/** Who publishes from outside. Each kind is known by `kind`, so that a table of kinds is checked by the compiler. */
export type Publisher = EventRule | IotRule | RolePublisher | S3Publisher | Schedule;

interface PublisherBase extends Element, Placed {
  readonly publishes: readonly Topic[];
}

interface MadePublisher extends PublisherBase {
  readonly physicalName: string;
  readonly tags: Tags;
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

export interface EventRule extends MadePublisher {
  readonly kind: 'event-rule';
  readonly arn: Arn;
  readonly pattern: JsonObject;
  readonly bus: string | undefined;
  readonly message: Json | undefined;
}

export interface Schedule extends MadePublisher {
  readonly kind: 'schedule';
  readonly expression: string;
  readonly timezone: string | undefined;
  readonly message: Json;
}

export interface IotRule extends MadePublisher {
  readonly kind: 'iot-rule';
  readonly sql: string;
}
