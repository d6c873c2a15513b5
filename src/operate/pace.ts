import { SQS_CALL } from '#base/aws/calls';
import type { Clock } from './sweep';

const SECOND = 1000;

/** Spreads work over time: at most so many a second, counted from the start. */
export class Pace {
  private readonly start: number;
  private done = 0;

  constructor(
    private readonly rate: number | undefined,
    private readonly clock: Clock,
  ) {
    this.start = clock.now();
  }

  /** How many may be done at once, so that a slow pace does not come in gusts. */
  get most(): number {
    return this.rate === undefined
      ? SQS_CALL.messages
      : Math.max(1, Math.min(SQS_CALL.messages, Math.floor(this.rate)));
  }

  /** Waits until the next may be done. */
  async wait(): Promise<void> {
    if (this.rate === undefined) return;
    const due = this.start + (this.done / this.rate) * SECOND;
    const early = due - this.clock.now();
    if (early > 0) await this.clock.sleep(early);
  }

  count(done: number): void {
    this.done += done;
  }
}
