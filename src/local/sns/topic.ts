import { parseArn, type Arn } from '#base/aws/arns';
import { DEDUPLICATION } from '#base/aws/calls';
import type { CompiledPolicy } from '#messages/filter-policy/index';
import { Deduplication } from '#messages/queue/deduplication';
import type { World } from '../world';

export interface Published {
  readonly MessageId: string;
  readonly SequenceNumber?: string;
}

export class LocalTopic {
  readonly fifo: boolean;
  readonly arn: string;
  /** The ARN in parts. */
  readonly parts: Arn;
  readonly subscriptions = new Set<LocalSubscription>();
  readonly duplicates: Deduplication<Published>;
  tags: Record<string, string> = {};
  deleted = 0;
  sequence = 0;

  constructor(
    readonly world: World,
    readonly name: string,
    readonly attributes: Record<string, string>,
  ) {
    this.fifo = name.endsWith('.fifo');
    this.arn = world.topicArn(name);
    this.parts = parseArn(this.arn)!;
    this.duplicates = new Deduplication(
      () => this.attributes['FifoThroughputScope'] === 'MessageGroup',
      DEDUPLICATION * 1000,
    );
  }
}

export interface LocalSubscription {
  readonly arn: string;
  readonly topic: LocalTopic;
  readonly protocol: string;
  readonly endpoint: string;
  attributes: Record<string, string>;
  /** Absent if everything passes. */
  filter: CompiledPolicy | undefined;
  /** What confirms it; absent once it is confirmed. */
  token: string | undefined;
}
