/** Tasks that ask for messages themselves. */
export interface TaskCapacity {
  readonly by: 'tasks';
  /** Without scaling. */
  readonly count: number;
  readonly scales: boolean;
  /** Seconds for one message, if the file says. */
  readonly processingTime: number | undefined;
  /** Messages that a task processes at once. */
  readonly concurrency: number;
  readonly stopTimeout: number;
}

/** Calls that AWS makes with batches of messages. */
export interface CallCapacity {
  readonly by: 'calls';
  /** Seconds after which a call is ended. */
  readonly timeout: number;
  readonly batchWindow: number;
  /** How many batches AWS takes at once: at first, more in each minute while messages wait, and at most. */
  readonly batches: { readonly first: number; readonly perMinute: number; readonly most: number };
  /** How many calls may go on at once. */
  readonly concurrency: number;
}

/** How a consumer gets its work done. */
export type Capacity = TaskCapacity | CallCapacity;
