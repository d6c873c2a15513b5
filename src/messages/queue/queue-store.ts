import { Link, LinkedList } from './linked-list';
import { TimeHeap } from './time-heap';

/** What a queue must know of a message. Times are numbers of whatever unit its owner counts in. */
export interface Stored {
  readonly groupId: string | undefined;
  /** When its retention began. */
  readonly keptFrom: number;
  visibleAt: number;
  receives: number;
}

class Place<T extends Stored> extends Link {
  isHidden = false;
  constructor(
    readonly message: T,
    readonly group: Group<T> | undefined,
  ) {
    super();
  }
}

/** A message group of a FIFO queue: its messages in order. */
class Group<T extends Stored> extends Link {
  readonly places = new LinkedList<Place<T>>();
  isReady = false;
  constructor(readonly id: string | undefined) {
    super();
  }
}

export interface Counts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** Takes one of so many that can be received, by its position. */
export type Choice = (count: number) => number;

/** The one that waits longest. */
export const FIRST: Choice = () => 0;

/**
 * What waits in a queue, and who can be received when. A standard queue gives any message that is visible. A FIFO queue
 * gives those of a group in order, up to the first that somebody works on. No operation looks at all messages.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
 */
export class QueueStore<T extends Stored> {
  private readonly places = new Map<T, Place<T>>();
  private readonly ready = new LinkedList<Place<T>>();
  private readonly groups = new Map<string | undefined, Group<T>>();
  private readonly readyGroups = new LinkedList<Group<T>>();
  private readonly returning = new TimeHeap<Place<T>>(
    (place, at) => place.isHidden && place.message.visibleAt === at,
  );
  private readonly ageing = new TimeHeap<T>((message) => this.places.has(message));
  private hidden = 0;
  private delayed = 0;

  constructor(private readonly fifo: boolean) {}

  get size(): number {
    return this.places.size;
  }

  /** The one that arrived first. */
  get oldest(): T | undefined {
    return this.places.keys().next().value;
  }

  /** In the order of their arrival. */
  contents(): T[] {
    return [...this.places.keys()];
  }

  put(message: T, now: number): void {
    const place = new Place(message, this.fifo ? this.groupOf(message.groupId) : undefined);
    this.places.set(message, place);
    this.ageing.add(message.keptFrom, message);
    place.group?.places.append(place);
    if (message.visibleAt > now) this.hide(place);
    else this.show(place);
  }

  remove(message: T): boolean {
    const place = this.places.get(message);
    if (!place) return false;
    this.places.delete(message);
    if (place.isHidden) this.unhide(place);
    else if (!place.group) this.ready.remove(place);
    const { group } = place;
    if (group) {
      group.places.remove(place);
      if (group.places.size > 0) this.judge(group);
      else this.forget(group);
    }
    this.returning.tidy(this.hidden);
    this.ageing.tidy(this.places.size);
    return true;
  }

  has(message: T): boolean {
    return this.places.has(message);
  }

  /** Takes out what has been kept for `retention`. */
  expire(now: number, retention: number): T[] {
    const expired: T[] = [];
    for (;;) {
      const message = this.ageing.due(now - retention);
      if (!message) return expired;
      this.remove(message);
      expired.push(message);
    }
  }

  /** Takes up to `most` messages, each hidden until `until`. What `moves` takes out by itself does not count. */
  receive(now: number, until: number, most: number, options: ReceiveOptions<T> = {}): T[] {
    const { choice = FIRST, moves } = options;
    this.wake(now);
    const taken: Place<T>[] = [];
    while (taken.length < most) {
      const batch = this.fifo ? this.fromGroup(most - taken.length, choice) : this.fromReady(choice);
      if (batch.length === 0) break;
      for (const place of batch) {
        const { message } = place;
        if (moves?.(message) === true) continue;
        taken.push(place);
        this.take(place, until);
      }
    }
    return taken.map(({ message }) => message);
  }

  /** Hides a message until another time, or shows it. */
  hideUntil(message: T, until: number, now: number): void {
    const place = this.places.get(message);
    if (!place) return;
    if (place.isHidden) this.unhide(place);
    else if (!place.group) this.ready.remove(place);
    message.visibleAt = until;
    if (until > now) this.hide(place);
    else this.show(place);
  }

  /** When a message that is hidden can be received again; `undefined` if none is. */
  nextChange(now: number): number | undefined {
    this.wake(now);
    return this.returning.next();
  }

  counts(now: number): Counts {
    this.wake(now);
    return {
      visible: this.places.size - this.hidden,
      inFlight: this.hidden - this.delayed,
      delayed: this.delayed,
    };
  }

  private groupOf(id: string | undefined): Group<T> {
    const group = this.groups.get(id) ?? new Group<T>(id);
    this.groups.set(id, group);
    return group;
  }

  private wake(now: number): void {
    for (let place = this.returning.due(now); place; place = this.returning.due(now)) {
      this.unhide(place);
      this.show(place);
    }
  }

  private fromReady(choice: Choice): Place<T>[] {
    const place = this.ready.at(choice(this.ready.size));
    return place ? [place] : [];
  }

  /** As many as possible of one group: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html */
  private fromGroup(most: number, choice: Choice): Place<T>[] {
    const group = this.readyGroups.at(choice(this.readyGroups.size));
    const batch: Place<T>[] = [];
    for (let place = group?.places.first; place && !place.isHidden && batch.length < most;) {
      batch.push(place);
      place = place.after;
    }
    return batch;
  }

  private take(place: Place<T>, until: number): void {
    if (!place.group) this.ready.remove(place);
    place.message.receives++;
    place.message.visibleAt = until;
    this.hide(place);
  }

  private hide(place: Place<T>): void {
    place.isHidden = true;
    this.hidden++;
    if (place.message.receives === 0) this.delayed++;
    if (place.message.visibleAt < Infinity) this.returning.add(place.message.visibleAt, place);
    if (place.group) this.judge(place.group);
  }

  private unhide(place: Place<T>): void {
    place.isHidden = false;
    this.hidden--;
    if (place.message.receives === 0) this.delayed--;
  }

  private show(place: Place<T>): void {
    if (place.group) this.judge(place.group);
    else this.ready.append(place);
  }

  private judge(group: Group<T>): void {
    const { first } = group.places;
    const isReady = first !== undefined && !first.isHidden;
    if (isReady === group.isReady) return;
    group.isReady = isReady;
    if (isReady) this.readyGroups.append(group);
    else this.readyGroups.remove(group);
  }

  private forget(group: Group<T>): void {
    this.judge(group);
    this.groups.delete(group.id);
  }
}

export interface ReceiveOptions<T> {
  readonly choice?: Choice;
  /** Whether a message has gone elsewhere instead, as one does that was received as often as it may be. */
  readonly moves?: (message: T) => boolean;
}
