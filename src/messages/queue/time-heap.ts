interface Timed<T> {
  readonly at: number;
  /** Decides between two that are due at the same time: the one that was added first. */
  readonly order: number;
  readonly value: T;
}

function isBefore<T>(one: Timed<T>, other: Timed<T>): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** Values by the time that they are due. The owner says which of them still count, so that none has to be taken out. */
export class TimeHeap<T> {
  private items: Timed<T>[] = [];
  private added = 0;

  constructor(private readonly counts: (value: T, at: number) => boolean) {}

  add(at: number, value: T): void {
    this.items.push({ at, order: this.added++, value });
    this.rise(this.items.length - 1);
  }

  /** When the first that counts is due; `undefined` if there is none. */
  next(): number | undefined {
    return this.first()?.at;
  }

  /** Takes the first that counts and is due. */
  due(now: number): T | undefined {
    const first = this.first();
    if (first === undefined || first.at > now) return undefined;
    this.pop();
    return first.value;
  }

  /** Forgets what no longer counts, once that is the larger part. */
  tidy(counting: number): void {
    if (this.items.length <= 2 * counting + 64) return;
    const kept = this.items.filter(({ at, value }) => this.counts(value, at));
    this.items = kept.sort((one, other) => (isBefore(one, other) ? -1 : 1));
  }

  private first(): Timed<T> | undefined {
    for (;;) {
      const [first] = this.items;
      if (first === undefined || this.counts(first.value, first.at)) return first;
      this.pop();
    }
  }

  private pop(): void {
    const last = this.items.pop();
    if (last === undefined || this.items.length === 0) return;
    this.items[0] = last;
    this.sink(0);
  }

  private rise(from: number): void {
    let index = from;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (isBefore(this.items[parent]!, this.items[index]!)) return;
      this.swap(parent, index);
      index = parent;
    }
  }

  private sink(from: number): void {
    let index = from;
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      let least = index;
      if (left < this.items.length && isBefore(this.items[left]!, this.items[least]!)) least = left;
      if (right < this.items.length && isBefore(this.items[right]!, this.items[least]!)) least = right;
      if (least === index) return;
      this.swap(least, index);
      index = least;
    }
  }

  private swap(one: number, other: number): void {
    const kept = this.items[one]!;
    this.items[one] = this.items[other]!;
    this.items[other] = kept;
  }
}
