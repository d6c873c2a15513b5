import type { PlainMap } from '#base/util/json';
import type { Tags } from '#model/element';
import type { FoundProgram } from '../programs/found';

/** A subscription as a list of them tells it. */
export interface ListedSubscription {
  /** `PendingConfirmation` if nobody has confirmed it. */
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
}

/** What reads an account, in one region. Attributes have the names of the API. */
export interface Account {
  queueUrls(prefix: string | undefined): Promise<readonly string[]>;
  queue(url: string): Promise<{ readonly attributes: PlainMap; readonly tags: Tags } | undefined>;
  /** The URLs of the queues whose dead letters go to this one. */
  deadLetterSources(url: string): Promise<readonly string[]>;
  topicArns(): Promise<readonly string[]>;
  topic(arn: string): Promise<{ readonly attributes: PlainMap; readonly tags: Tags } | undefined>;
  /** As JSON text; `undefined` if the topic has none. */
  dataProtection(topicArn: string): Promise<string | undefined>;
  subscriptions(): Promise<readonly ListedSubscription[]>;
  subscription(arn: string): Promise<PlainMap | undefined>;
  /** The names of the alarms that notify each topic. */
  alarmsByTopic(): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Functions with the queues that Lambda reads for them. */
  functions(): Promise<readonly FoundProgram[]>;
  /** Services of containers in every cluster. */
  services(): Promise<readonly FoundProgram[]>;
  pipes(): Promise<readonly FoundProgram[]>;
  /** Rules of every event bus. */
  rules(): Promise<readonly FoundProgram[]>;
  schedules(): Promise<readonly FoundProgram[]>;
  /** A bucket with what it sends to topics and queues. */
  notifications(bucket: string): Promise<FoundProgram | undefined>;
  close(): void;
}
