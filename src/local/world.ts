import { partitionOf } from '#base/aws/arns';
import { Clock } from './clock';
import type { LocalEvent, Told } from './events';
import { FORGETFUL, type Journal } from './journal';
import { Memory } from './memory';
import { ApiError } from './protocol/errors';
import type { Outside } from './sns/outside';
import { NOBODY_OUTSIDE } from './sns/outside';
import type { LocalApplication } from './sns/platform';
import type { LocalSubscription, LocalTopic } from './sns/topic';
import type { MoveTask } from './sqs/move-task';
import type { LocalQueue } from './sqs/queue';

export interface WorldOptions {
  readonly region: string;
  readonly account: string;
  readonly clock: Clock;
  /** Bytes that messages may take. */
  readonly memory: number;
}

const GIBIBYTE = 2 ** 30;

export const STANDARD_WORLD: WorldOptions = {
  region: 'us-east-1',
  account: '000000000000',
  get clock() {
    return new Clock();
  },
  memory: 2 * GIBIBYTE,
};

/** Everything that the local server knows. */
export class World {
  readonly queues = new Map<string, LocalQueue>();
  readonly topics = new Map<string, LocalTopic>();
  readonly subscriptions = new Map<string, LocalSubscription>();
  /** Platform applications by ARN; they end with the process. */
  readonly applications = new Map<string, LocalApplication>();
  /** The latest first. */
  moveTasks: MoveTask[] = [];
  readonly region: string;
  readonly account: string;
  readonly clock: Clock;
  readonly memory: Memory;
  journal: Journal = FORGETFUL;
  outside: Outside = NOBODY_OUTSIDE;
  /** Where the server is found; known once it listens. */
  endpoint = 'http://localhost';
  private readonly listeners = new Set<(event: LocalEvent) => void>();

  constructor(options: WorldOptions = STANDARD_WORLD) {
    this.region = options.region;
    this.account = options.account;
    this.clock = options.clock;
    this.memory = new Memory(options.memory);
  }

  tell(told: Told): void {
    if (this.listeners.size === 0) return;
    const event: LocalEvent = { at: this.clock.now(), ...told };
    for (const listener of this.listeners) listener(event);
  }

  onEvent(listener: (event: LocalEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private arn(service: string, resource: string): string {
    return `arn:${partitionOf(this.region)}:${service}:${this.region}:${this.account}:${resource}`;
  }

  queueArn(name: string): string {
    return this.arn('sqs', name);
  }

  topicArn(name: string): string {
    return this.arn('sns', name);
  }

  queueUrl(name: string): string {
    return `${this.endpoint}/${this.account}/${name}`;
  }

  queueByArn(arn: string): LocalQueue | undefined {
    const [, , service, , , name] = arn.split(':');
    return service === 'sqs' && name !== undefined ? this.queues.get(name) : undefined;
  }

  /** @throws ApiError */
  queueNamed(name: string): LocalQueue {
    const queue = this.queues.get(name);
    if (queue) return queue;
    throw new ApiError('QueueDoesNotExist', 'The specified queue does not exist.');
  }

  /** @throws ApiError */
  topicOf(arn: string): LocalTopic {
    const topic = this.topics.get(arn);
    if (topic) return topic;
    throw new ApiError('NotFound', 'Topic does not exist');
  }

  subscriptionsOf(topic: LocalTopic): LocalSubscription[] {
    return [...topic.subscriptions];
  }
}
