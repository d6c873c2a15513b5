/* Taken once: in the sandbox of a test, a global is slow to find, and these are called millions of times. */
const { ceil, max } = Math;

/** Counts durations by whole seconds, so that millions of messages take no room. */
export class Durations {
  private readonly counts: number[] = [];
  private total = 0;

  add(seconds: number): void {
    const index = max(0, ceil(seconds));
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.total += 1;
  }

  /** `left` more count as never. */
  quantile(part: number, left: number): number {
    let needed = Math.ceil((this.total + left) * part);
    if (needed > this.total) return Infinity;
    for (let index = 0; index < this.counts.length; index += 1) {
      needed -= this.counts[index] ?? 0;
      if (needed <= 0) return index;
    }
    return 0;
  }
}
