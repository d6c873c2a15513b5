/** What happens to a message on the local server, for logs, pages and tests. */
export interface LocalEvent {
  /** Milliseconds since 1970, as the clock of the server has it. */
  readonly at: number;
  readonly kind:
    | 'published'
    | 'filtered'
    | 'delivered'
    | 'undelivered'
    | 'shown'
    | 'enqueued'
    | 'received'
    | 'deleted'
    | 'returned'
    | 'expired'
    | 'dead'
    | 'purged'
    | 'moved';
  /** The message that was published or sent in the first place. */
  readonly origin: string;
  readonly topic?: string;
  readonly queue?: string;
  /** Where it went: a queue, a function or an endpoint. */
  readonly to?: string;
  /** The message in the queue. */
  readonly id?: string;
  readonly body?: string;
  readonly attempt?: number;
  readonly reason?: string;
}

export type Told = Omit<LocalEvent, 'at'>;
