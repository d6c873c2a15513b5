/** Time as the local server has it: that of the machine, and what was jumped over. */
export class Clock {
  private ahead = 0;
  private readonly listeners = new Set<() => void>();

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.ahead;
  }

  /** Jumps over so many milliseconds, and lets everybody see what has become due. */
  advance(milliseconds: number): void {
    this.ahead += milliseconds;
    for (const listener of [...this.listeners]) listener();
  }

  onJump(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
