/** What a policy asks for; the scalable target decides between several. */
export interface Proposal {
  readonly capacity: number;
  /** Tells the policy that its proposal was carried out. */
  readonly done: () => void;
}

export interface Situation {
  readonly now: number;
  readonly desired: number;
}

/**
 * The cooldown of one policy. While that of a scale-out runs, what it added counts for the next one, so only a larger
 * one adds more, and nothing is taken away.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html#step-scaling-cooldown
 */
export class Cooldown {
  private until = -1;
  private base = 0;

  constructor(
    private readonly scaleOut: number,
    private readonly scaleIn: number,
  ) {}

  /** The capacity that an adjustment goes from. */
  from({ now, desired }: Situation): number {
    return now < this.until ? this.base : desired;
  }

  blocksScaleIn({ now }: Situation): boolean {
    return now < this.until;
  }

  scaledOut({ now, desired }: Situation): void {
    if (now < this.until) return;
    this.base = desired;
    this.until = now + this.scaleOut;
  }

  scaledIn({ now, desired }: Situation, capacity: number): void {
    this.base = Math.min(desired, capacity);
    this.until = now + this.scaleIn;
  }
}
