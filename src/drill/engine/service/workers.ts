/** What one kind of consumer does in a minute, as CloudWatch counts it. */
export interface WorkersMinute {
  readonly desired: number;
  readonly running: number;
  readonly failed: number;
  readonly throttled: number;
}

/** What processes the messages of some queues: tasks of a service, or calls that AWS makes. */
export interface Workers {
  /** How many there should be. Whoever scales sets it. */
  desired: number;
  readonly isDeploying: boolean;
  /** Those that are paid for just now. */
  readonly count: number;
  /** Those that were ended with a message in work. */
  readonly busyEnded: number;
  deploy(): void;
  step(now: number): void;
  endMinute(now: number): WorkersMinute;
}
