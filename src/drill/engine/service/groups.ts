/** The message groups of a FIFO queue: while messages of one are in flight, it gives no others. */
export class Groups {
  private readonly pending: number[][];
  private readonly inFlight: Int32Array;
  private next = 0;

  constructor(private readonly count: number) {
    this.pending = Array.from({ length: count }, () => []);
    this.inFlight = new Int32Array(count);
  }

  add(message: number, first: boolean): void {
    const group = this.pending[message % this.count]!;
    if (first) group.unshift(message);
    else group.push(message);
  }

  take(limit: number): number[] {
    for (let tried = 0; tried < this.count; tried += 1) {
      const group = (this.next + tried) % this.count;
      if (this.inFlight[group]! > 0 || this.pending[group]!.length === 0) continue;
      const messages = this.pending[group]!.splice(0, limit);
      this.inFlight[group] = messages.length;
      this.next = group + 1;
      return messages;
    }
    return [];
  }

  release(message: number): void {
    this.inFlight[message % this.count]! -= 1;
  }

  /** Takes out those of which something is true. */
  remove(isMeant: (message: number) => boolean): number[] {
    return this.pending.flatMap((group, index) => {
      const removed = group.filter(isMeant);
      if (removed.length > 0) this.pending[index] = group.filter((message) => !isMeant(message));
      return removed;
    });
  }
}
