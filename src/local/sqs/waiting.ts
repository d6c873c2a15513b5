import type { Gone } from '../action';
import type { Clock } from '../clock';

/** Node.js takes no longer timer. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Who waits for a message of one queue. There is one timer for all of them, and none while nobody waits. */
export class Waiting {
  private readonly waiting = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;
  private release: (() => void) | undefined;

  constructor(
    private readonly clock: Clock,
    /** When a message can be received again. */
    private readonly nextChange: () => number | undefined,
  ) {}

  get count(): number {
    return this.waiting.size;
  }

  /** Lets everybody look who waits. */
  look(): void {
    if (this.waiting.size === 0) return;
    for (const wake of [...this.waiting]) wake();
  }

  /** Tries again and again until something comes of it, the time is over, or nobody listens any more. */
  until<T>(seconds: number, isGone: Gone, attempt: () => T | undefined): Promise<T | undefined> {
    const first = attempt();
    if (first !== undefined || seconds === 0) return Promise.resolve(first);
    const end = this.clock.now() + seconds * 1000;
    const gone = isGone();
    return new Promise((resolve) => {
      const finish = (result: T | undefined) => {
        clearTimeout(timer);
        gone.removeEventListener('abort', give);
        this.waiting.delete(wake);
        this.rest();
        resolve(result);
      };
      const give = () => finish(undefined);
      const wake = () => {
        const result = attempt();
        if (result !== undefined || this.clock.now() >= end) finish(result);
        else this.schedule();
      };
      const timer = setTimeout(give, seconds * 1000);
      if (gone.aborted) return finish(undefined);
      gone.addEventListener('abort', give, { once: true });
      this.waiting.add(wake);
      this.release ??= this.clock.onJump(() => this.look());
      this.schedule();
    });
  }

  private rest(): void {
    if (this.waiting.size > 0) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.release?.();
    this.release = undefined;
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const next = this.nextChange();
    if (next === undefined) return;
    const wait = Math.min(Math.max(0, next - this.clock.now()), LONGEST_TIMER);
    this.timer = setTimeout(() => this.look(), wait);
  }
}
