import type { Verdict } from '../filter-policy';
import type { Queue, Subscription, Topic } from '#model/topology';

interface Hop {
  /** Seconds from the start. */
  readonly at: number;
  /** The identifier of what was published or sent in the first place. */
  readonly origin: string;
}

interface InQueue extends Hop {
  readonly queue: Queue;
  readonly copy: string;
}

/** A function that a topic calls itself. */
interface Called extends Hop {
  readonly subscription: Subscription;
  readonly by: string;
}

/** Everything that can happen to a message, as data. */
export type TraceEvent =
  | (Hop & { readonly kind: 'published'; readonly topic: Topic })
  | (Hop & { readonly kind: 'filtered'; readonly subscription: Subscription; readonly verdict: Verdict })
  | (Hop & { readonly kind: 'delivered'; readonly subscription: Subscription; readonly verdict: Verdict })
  | (Hop & {
      readonly kind: 'undelivered';
      readonly subscription: Subscription;
      readonly reason: string;
      readonly deadLetters: Queue | undefined;
    })
  | (Hop & { readonly kind: 'refused' | 'duplicate'; readonly by: Topic | Queue; readonly reason: string })
  | (InQueue & { readonly kind: 'enqueued'; readonly body: string })
  | (InQueue & { readonly kind: 'expired' })
  | (InQueue & { readonly kind: 'consumed'; readonly attempt: number; readonly by: string })
  | (InQueue & {
      readonly kind: 'failed';
      readonly attempt: number;
      readonly by: string;
      /** Not processed, since one before it in its message group failed. */
      readonly isBehind: boolean;
    })
  | (InQueue & { readonly kind: 'discarded'; readonly by: string })
  /** The work failed when the message had been deleted. */
  | (InQueue & { readonly kind: 'failed-later'; readonly by: string })
  /** A consumer has sent something on. */
  | (Hop & { readonly kind: 'sent'; readonly by: string; readonly to: Queue })
  /** A consumer would go on sending for ever, so that the simulation stops it here. */
  | (Hop & { readonly kind: 'looped'; readonly by: string; readonly to: Queue })
  | (Called & { readonly kind: 'handled' | 'threw'; readonly attempt: number })
  /** Lambda has given an event up; `target` is its `onFailure`. */
  | (Called & { readonly kind: 'unhandled'; readonly attempts: number; readonly target: Queue | undefined })
  | (InQueue & { readonly kind: 'dead'; readonly deadLetters: Queue; readonly attempts: number });

type TraceKind = TraceEvent['kind'];

/** The events of one kind, in order. */
export function eventsOf<K extends TraceKind>(
  events: readonly TraceEvent[],
  kind: K,
): (TraceEvent & { readonly kind: K })[] {
  return events.filter((event): event is TraceEvent & { readonly kind: K } => event.kind === kind);
}
