/** From here on, what was taken is forgotten. */
const MANY = 4096;

/** Messages that wait their turn. Taking from the front costs the same however many there are. */
export class Line {
  private messages: number[] = [];
  private head = 0;

  add(message: number): void {
    this.messages.push(message);
  }

  take(limit: number): number[] {
    if (this.head === this.messages.length) return [];
    const taken = this.messages.slice(this.head, this.head + limit);
    this.head += taken.length;
    if (this.head === this.messages.length || this.head > MANY) {
      this.messages = this.messages.slice(this.head);
      this.head = 0;
    }
    return taken;
  }

  /** Takes out those of which something is true. */
  remove(isMeant: (message: number) => boolean): number[] {
    const waiting = this.messages.slice(this.head);
    const removed = waiting.filter(isMeant);
    if (removed.length === 0) return [];
    this.messages = waiting.filter((message) => !isMeant(message));
    this.head = 0;
    return removed;
  }
}
