import type { Lambda } from '#model/consumer';
import type { Subscription } from '#model/topology';
import type { Notification } from './envelope';
import { invocationRecord, type Condition } from './invocation-record';
import type { Queues } from './queues';
import type { Work } from './worker';
import type { World } from './world';

/**
 * Seconds to wait before each attempt, and for how long Lambda keeps an event that it cannot run.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
const WAITS = [0, 60, 120];
const LONGEST_AGE = 6 * 60 * 60;

/** Functions that run, by name; one that is not among them does not. */
export type Functions = ReadonlyMap<string, Work>;

/** An event in the queue that Lambda keeps for a function. */
interface Event {
  readonly subscription: Subscription;
  readonly lambda: Lambda;
  readonly notification: Notification;
  readonly since: number;
  attempts: number;
  next: number;
}

/**
 * Functions that topics call: SNS passes the event on and is done. What the function does with it is between Lambda
 * and the function: it tries three times, and gives what it could not do to `onFailure`, never to the dead letters of
 * the subscription.
 */
export class Invocations {
  private readonly pending = new Set<Event>();

  constructor(
    private readonly functions: Functions,
    private readonly queues: Queues,
    private readonly world: World,
  ) {}

  add(subscription: Subscription, lambda: Lambda, notification: Notification): void {
    const { now } = this.world;
    this.pending.add({ subscription, lambda, notification, since: now, attempts: 0, next: now });
  }

  /** When a function that runs is called next; `undefined` if never. */
  nextChange(): number | undefined {
    const times = [...this.pending].flatMap(({ lambda, next }) =>
      this.functions.has(lambda.name) ? next : [],
    );
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Calls functions with what is due; whether there was anything. */
  work(): boolean {
    const due = [...this.pending].filter(
      ({ lambda, next }) => next <= this.world.now && this.functions.has(lambda.name),
    );
    for (const event of due) this.call(event, this.functions.get(event.lambda.name)!);
    return due.length > 0;
  }

  /** Gives up what has waited as long as Lambda keeps it. */
  expire(): void {
    const old = [...this.pending].filter(({ since }) => this.world.now - since >= LONGEST_AGE);
    for (const event of old) this.giveUp(event, 'EventAgeExceeded', event.since + LONGEST_AGE);
  }

  private call(event: Event, work: Work): void {
    const { subscription, lambda, notification } = event;
    const { now: at, events } = this.world;
    event.attempts += 1;
    const { body } = notification.message;
    const handled = work.outcome({ body, receives: event.attempts });
    const hop = { at, origin: notification.id, subscription, by: lambda.name, attempt: event.attempts };
    events.push({ kind: handled ? 'handled' : 'threw', ...hop });
    const wait = WAITS[event.attempts];
    if (handled) {
      this.pending.delete(event);
      this.queues.passOn({ origin: notification.id, hops: 0 }, `\`${lambda.name}\``, work.sends({ body }));
    } else if (wait === undefined) this.giveUp(event, 'RetriesExhausted', at);
    else event.next = at + wait;
  }

  private giveUp(event: Event, condition: Condition, at: number): void {
    const { subscription, lambda, notification, attempts } = event;
    this.pending.delete(event);
    const hop = { at, origin: notification.id, subscription, by: lambda.name, attempts };
    this.world.events.push({ kind: 'unhandled', ...hop, target: lambda.onFailure });
    if (!lambda.onFailure) return;
    const body = invocationRecord({ lambda, notification, condition, attempts, at });
    this.queues.send(lambda.onFailure, notification.id, { body });
  }
}
