import type { MessageAttribute } from '../filter-policy';

export type Attributes = Readonly<Record<string, MessageAttribute>>;

/** A message as a publisher gives it to a topic or a queue. */
export interface Outgoing {
  readonly body: string;
  readonly attributes?: Attributes | undefined;
  readonly subject?: string | undefined;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
}

/** A message in a queue. One that was published has a copy in each queue. Times are seconds from the start. */
export interface Copy {
  readonly id: string;
  /** The identifier of what was published or sent in the first place. */
  readonly origin: string;
  readonly body: string;
  readonly attributes: Attributes;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  /** How many consumers have passed on what became of it. */
  readonly hops: number;
  /** When its retention began. */
  readonly keptFrom: number;
  visibleAt: number;
  receives: number;
}
